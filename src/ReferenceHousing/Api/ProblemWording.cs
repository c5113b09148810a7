namespace ReferenceHousing.Api;

/// <summary>Plain sentences for answers that come from the framework and not from a rule (RFC 9457 problem details).</summary>
public static class ProblemWording
{
    public static void Complete(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
    {
        StatusCodes.Status400BadRequest => "The request could not be read. Check its JSON: all fields, dates as 2026-04-06, amounts in whole pence.",
        StatusCodes.Status401Unauthorized => "Send a user name and a password with HTTP Basic.",
        StatusCodes.Status403Forbidden => "This user's role may not do that.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON, with the content type application/json.",
        StatusCodes.Status500InternalServerError => "The system could not do this because of a fault of its own. Nothing was changed.",
        _ => null,
    };
}
