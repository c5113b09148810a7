using System.Text.Json;

namespace HousingTest.Environments;

/// <summary>How an action of the map ended.</summary>
/// <param name="Status">HTTP status; null for what is no call.</param>
/// <param name="Body">What the system answered, or a command wrote; empty for SQL and a restart.</param>
/// <param name="Succeeded">True for a status from 200 to 299, for a command's exit code 0, and for SQL and a restart that went through.</param>
public sealed record ActionResult(int? Status, string Body, bool Succeeded)
{
    /// <summary>The answer as people read it: of a problem in JSON (RFC 9457) what it says of itself, else all of it.</summary>
    public string Told
    {
        get
        {
            try
            {
                using var answer = JsonDocument.Parse(Body);
                foreach (var member in answer.RootElement.ValueKind == JsonValueKind.Object ? (string[])["detail", "title"] : [])
                {
                    if (answer.RootElement.TryGetProperty(member, out var said) && said.ValueKind == JsonValueKind.String)
                        return said.GetString()!;
                }
            }
            catch (JsonException)
            {
                // It is something else.
            }

            return Body;
        }
    }
}
