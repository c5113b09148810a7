using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

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
public sealed record SentMessage(long PersonId, string Channel, string Template, string? NotifyId)
{
    /// <summary>Writes it down with the account that it is about.</summary>
    public Task RecordAsync(HousingSession session, HousingClock clock, long accountId) => session.ExecuteAsync(
        """
        INSERT INTO message (person_id, account_id, channel, template, notify_id, sent_at)
        VALUES (@PersonId, @accountId, @Channel, @Template, @NotifyId, @sentAt)
        """,
        new { PersonId, accountId, Channel, Template, NotifyId, sentAt = clock.Instant });
}

/// <summary>Somebody who answers for the rent.</summary>
public sealed record Recipient
{
    public long PersonId { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Where letters reach them.</summary>
    public required string AddressLine { get; init; }

    public required string Town { get; init; }

    public required string Postcode { get; init; }

    /// <summary>A letter's values with this person's name and address as Notify wants them: a line each.</summary>
    public Dictionary<string, string> Addressed(IReadOnlyDictionary<string, string> values) => new(values)
    {
        ["address_line_1"] = Name,
        ["address_line_2"] = AddressLine,
        ["address_line_3"] = Town,
        ["address_line_4"] = Postcode,
    };
}
