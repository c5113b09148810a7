using System.Net;
using System.Net.Http.Headers;
using HousingTest.Environments;
using Notify.Client;
using Notify.Exceptions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

[Trait("needs", "server")]
public sealed class MessageTrapTests : IAsyncLifetime
{
    private const string Template = "7b3a1c52-1111-4000-8000-000000000001";

    private MessageTrap _trap = null!;
    private NotificationClient _notify = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _trap = await MessageTrap.StartAsync(Ct);
        _notify = new NotificationClient(_trap.Address, MessageTrap.Key);
    }

    public ValueTask DisposeAsync() => _trap.DisposeAsync();

    [Fact]
    public void What_the_official_client_sends_is_caught_in_order_on_every_channel()
    {
        var text = _notify.SendSms("07700900123", Template, Fields(("name", "Gwen Pritchard"), ("balance", "£12.34")), "ref-1");
        var mail = _notify.SendEmail("gwen@example.org", Template, Fields(("name", "Gwen")));
        var letter = _notify.SendLetter(Template, Fields(("address_line_1", "Gwen Pritchard"), ("address_line_2", "1 Stryd Fawr"), ("address_line_3", "QX1 1AA")));

        text.reference.ShouldBe("ref-1");
        text.content.body.ShouldBe("balance: £12.34\nname: Gwen Pritchard");
        mail.content.body.ShouldBe("name: Gwen");
        letter.template.id.ShouldBe(Template);
        _trap.Messages.Select(message => (message.Channel, message.Template, message.Recipient)).ShouldBe([
            ("sms", Template, "07700900123"), ("email", Template, "gwen@example.org"), ("letter", Template, "Gwen Pritchard")]);
        _trap.Messages[0].Fields.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["balance"] = "£12.34", ["name"] = "Gwen Pritchard" });
    }

    [Fact]
    public void Ids_count_from_the_start_after_clearing()
    {
        var first = _notify.SendSms("07700900123", Template).id;
        _notify.SendSms("07700900123", Template).id.ShouldNotBe(first, StringComparer.Ordinal);
        _trap.Clear();
        _trap.Messages.ShouldBeEmpty();
        _notify.SendSms("07700900123", Template).id.ShouldBe(first);
    }

    [Fact]
    public void The_official_client_finds_what_it_sent()
    {
        var letter = _notify.SendLetter(Template, Fields(("address_line_1", "Gwen Pritchard"), ("address_line_2", "1 Stryd Fawr"), ("address_line_3", "QX1 1AA")));
        _notify.SendSms("07700900123", Template, clientReference: "ref-2");

        _notify.GetNotificationById(letter.id).line1.ShouldBe("Gwen Pritchard");
        _notify.GetNotifications().notifications.Select(found => found.type).ShouldBe(["sms", "letter"]);
        _notify.GetNotifications(reference: "ref-2").notifications.ShouldHaveSingleItem().phoneNumber.ShouldBe("07700900123");
        Should.Throw<NotifyClientException>(() => _notify.GetNotificationById(Template)).Message.ShouldContain("No result found");
    }

    [Fact]
    public void A_message_without_a_recipient_is_refused_as_notify_does_and_not_caught()
    {
        Should.Throw<NotifyClientException>(() => _notify.SendLetter(Template, Fields(("name", "Gwen")))).Message.ShouldContain("ValidationError");
        _trap.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_without_a_token_is_refused()
    {
        using var http = new HttpClient();
        using var content = new StringContent("""{"phone_number":"07700900123","template_id":"x"}""", MediaTypeHeaderValue.Parse("application/json"));
        var answer = await http.PostAsync(new Uri(_trap.Address + "/v2/notifications/sms"), content, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _trap.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_page_lists_what_was_caught_and_escapes_it()
    {
        _notify.SendEmail("gwen@example.org", Template, Fields(("name", "<b>Gwen</b>")));
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(_trap.Address), Ct);
        page.ShouldContain("1. E-mail to gwen@example.org");
        page.ShouldContain("&lt;b&gt;Gwen&lt;/b&gt;");
        page.ShouldNotContain("<b>Gwen");
    }

    private static Dictionary<string, dynamic> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => (dynamic)field.Value, StringComparer.Ordinal);
}
