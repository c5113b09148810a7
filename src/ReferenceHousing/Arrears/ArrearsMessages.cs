using ReferenceHousing.Messages;

namespace ReferenceHousing.Arrears;

/// <summary>What is sent to whom when an account reaches a stage.</summary>
internal static class ArrearsMessages
{
    public static IEnumerable<OutgoingMessage> For(
        string stage, ReviewedAccount account, IReadOnlyList<Recipient> people, NoticeDates? notice)
    {
        foreach (var person in people)
        {
            var values = Values(account, person, notice);
            switch (stage)
            {
                case Stage.TextMessage when person.Phone is { } phone:
                    yield return new OutgoingMessage(person.PersonId, Channel.Sms, "TEXT_MESSAGE", phone, account.Reference, values);
                    break;
                case Stage.TextMessage when person.Email is { } email:
                    yield return new OutgoingMessage(person.PersonId, Channel.Email, "TEXT_MESSAGE_EMAIL", email, account.Reference, values);
                    break;
                case Stage.Letter1:
                    if (person.Email is { } address)
                        yield return new OutgoingMessage(person.PersonId, Channel.Email, "LETTER_1_EMAIL", address, account.Reference, values);
                    yield return Letter(stage);
                    break;
                case Stage.Letter2 or Stage.Notice or Stage.CourtWarning:
                    yield return Letter(stage);
                    break;
            }

            OutgoingMessage Letter(string template) =>
                new(person.PersonId, Channel.Letter, template, "", account.Reference, person.Addressed(values));
        }
    }

    private static Dictionary<string, string> Values(ReviewedAccount account, Recipient person, NoticeDates? notice)
    {
        var values = new Dictionary<string, string>
        {
            ["name"] = person.Name,
            ["account_reference"] = account.Reference,
            ["payment_reference"] = account.PaymentReference,
            ["balance"] = Money.Format(account.BalancePence),
        };
        if (notice is not null)
        {
            values["served_on"] = Wording.Date(notice.ServedOn);
            values["effective_on"] = Wording.Date(notice.EffectiveOn);
            values["expires_on"] = Wording.Date(notice.ExpiresOn);
        }
        return values;
    }
}
