using Notify.Client;

namespace ReferenceHousing.Messages;

/// <summary>Hands messages to GOV.UK Notify. Without an address in the configuration nothing leaves the house.</summary>
public sealed class MessageSending(IConfiguration configuration)
{
    /// <summary>Notify's ids of the templates, unless <c>Notify:Templates:NAME</c> says otherwise.</summary>
    private static readonly Dictionary<string, string> DefaultTemplates = new()
    {
        ["TEXT_MESSAGE"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a01",
        ["TEXT_MESSAGE_EMAIL"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a02",
        ["LETTER_1_EMAIL"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a03",
        ["LETTER_1"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a04",
        ["LETTER_2"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a05",
        ["NOTICE"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a06",
        ["COURT_WARNING"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a07",
        ["STATEMENT"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a08",
        ["RENT_INCREASE"] = "5c9d1a30-6f0e-4c7b-9a41-2b1f6f3f0a09",
    };

    private readonly NotificationClient? _notify = string.IsNullOrEmpty(configuration["Notify:Address"])
        ? null
        : new NotificationClient(configuration["Notify:Address"], configuration["Notify:ApiKey"]);

    /// <summary>Sends one message and gives what Notify calls it.</summary>
    public async Task<SentMessage> SendAsync(OutgoingMessage message)
    {
        var notifyId = _notify is null ? null : await HandOverAsync(_notify, message);
        return new SentMessage(message.PersonId, message.Channel, message.Template, notifyId);
    }

    private async Task<string> HandOverAsync(NotificationClient notify, OutgoingMessage message)
    {
        var template = configuration[$"Notify:Templates:{message.Template}"] ?? DefaultTemplates[message.Template];
        var values = message.Values.ToDictionary(pair => pair.Key, pair => (dynamic)pair.Value);
        return message.Channel switch
        {
            Channel.Sms => (await notify.SendSmsAsync(message.To, template, values, message.Reference)).id,
            Channel.Email => (await notify.SendEmailAsync(message.To, template, values, message.Reference)).id,
            _ => (await notify.SendLetterAsync(template, values, message.Reference)).id,
        };
    }
}
