namespace ReferenceHousing.Messages;

/// <summary>A message to be handed to GOV.UK Notify.</summary>
/// <param name="PersonId">Whom it is for.</param>
/// <param name="Channel">One of <see cref="Messages.Channel"/>.</param>
/// <param name="Template">Name of the template; configuration says which template of Notify that is.</param>
/// <param name="To">Telephone number or e-mail address; empty for a letter, which has its address in the values.</param>
/// <param name="Reference">The rent account that it is about.</param>
/// <param name="Values">The template's placeholders.</param>
public sealed record OutgoingMessage(
    long PersonId, string Channel, string Template, string To, string Reference, IReadOnlyDictionary<string, string> Values);

/// <summary>A message that was handed over.</summary>
/// <param name="PersonId">Whom it is for.</param>
/// <param name="Channel">One of <see cref="Messages.Channel"/>.</param>
/// <param name="Template">Name of the template.</param>
/// <param name="NotifyId">Notify's own id; null when Notify is not configured, and nothing was sent.</param>
public sealed record SentMessage(long PersonId, string Channel, string Template, string? NotifyId);

/// <summary>Somebody who answers for the rent.</summary>
public sealed record Recipient
{
    public long PersonId { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}
