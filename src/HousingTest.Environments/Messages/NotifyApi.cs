using System.Text.Json;
using System.Text.Json.Nodes;
using HousingTest.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HousingTest.Environments;

/// <summary>The part of Notify's version 2 API that sends and looks up. Shapes and errors as in its published documentation; the token must be there, who signed it is not asked.</summary>
/// <param name="caught">Where messages go.</param>
internal sealed class NotifyApi(CaughtMessages caught)
{
    private const string From = "HousingTest";

    public void Map(WebApplication server)
    {
        server.Use(CountAsync);
        server.UseRouting();
        server.MapGet("/", ShowAsync);
        var api = server.MapGroup("/v2/notifications");
        foreach (var channel in new[] { "sms", "email", "letter" })
            api.MapPost("/" + channel, context => SendAsync(context, channel));
        api.MapGet("/{id}", FindAsync);
        api.MapGet("/", ListAsync);
        server.UseEndpoints(_ => { });
        server.Run(context => RefuseAsync(context, StatusCodes.Status404NotFound, "NoResultFound", "No result found"));
    }

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        caught.Enter();
        try
        {
            var open = context.Request.Path == "/";
            if (open || context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal))
                await next(context);
            else
                await RefuseAsync(context, StatusCodes.Status401Unauthorized, "AuthError", "Unauthorized, authentication token must be provided");
        }
        finally
        {
            caught.Leave();
        }
    }

    private async Task SendAsync(HttpContext context, string channel)
    {
        var body = await ReadAsync(context);
        if (body is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "BadRequestError", "Invalid JSON supplied in POST data");
            return;
        }

        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in body["personalisation"] as JsonObject ?? [])
            fields[name] = TextOf(value);
        var recipient = Recipient(body, fields, channel, out var wanted);
        var missing = new[] { ("template_id", TextOf(body["template_id"])), (wanted, recipient) }.Where(member => member.Item2.Length == 0).ToList();
        if (missing.Count > 0)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "ValidationError", [.. missing.Select(member => $"{member.Item1} is a required property")]);
            return;
        }

        var message = new MessageSent(channel, TextOf(body["template_id"]), recipient, fields);
        var content = string.Join('\n', fields.Select(field => $"{field.Key}: {field.Value}"));
        var sent = caught.Add(message, (string?)body["reference"], content);
        await AnswerAsync(context, StatusCodes.Status201Created, Sent(sent, context));
    }

    /// <summary>A letter has no member for its recipient: the address is part of the personalisation.</summary>
    private static string Recipient(JsonObject body, SortedDictionary<string, string> fields, string channel, out string wanted)
    {
        wanted = channel switch { "sms" => "phone_number", "email" => "email_address", _ => "personalisation address_line_1" };
        return channel is "letter" ? fields.GetValueOrDefault("address_line_1", "") : TextOf(body[wanted]);
    }

    private static JsonObject Sent(CaughtMessage sent, HttpContext context) => new()
    {
        ["id"] = sent.Id,
        ["reference"] = sent.Reference,
        ["content"] = sent.Message.Channel switch
        {
            "sms" => new JsonObject { ["body"] = sent.Content, ["from_number"] = From },
            "email" => new JsonObject { ["body"] = sent.Content, ["subject"] = sent.Message.Template, ["from_email"] = "trap@example.org" },
            _ => new JsonObject { ["body"] = sent.Content, ["subject"] = sent.Message.Template },
        },
        ["uri"] = AddressOf(context, sent),
        ["template"] = Template(sent, context),
        ["scheduled_for"] = null,
    };

    private static JsonObject Notification(CaughtMessage sent, HttpContext context)
    {
        var (channel, recipient) = (sent.Message.Channel, sent.Message.Recipient);
        var found = new JsonObject
        {
            ["id"] = sent.Id,
            ["reference"] = sent.Reference,
            ["email_address"] = channel is "email" ? recipient : null,
            ["phone_number"] = channel is "sms" ? recipient : null,
            ["type"] = channel,
            ["status"] = channel is "letter" ? "received" : "delivered",
            ["template"] = Template(sent, context),
            ["body"] = sent.Content,
            ["subject"] = channel is "sms" ? null : sent.Message.Template,
            // Notify's clock is not the test copy's; a time of ours would differ from run to run.
            ["created_at"] = "2000-01-01T00:00:00.000000Z",
        };
        for (var line = 1; line <= 6; line++)
            found[$"line_{line}"] = channel is "letter" ? sent.Message.Fields.GetValueOrDefault($"address_line_{line}") : null;
        return found;
    }

    private static JsonObject Template(CaughtMessage sent, HttpContext context) => new()
    {
        ["id"] = sent.Message.Template,
        ["version"] = 1,
        ["uri"] = $"{Root(context)}/v2/template/{sent.Message.Template}",
    };

    private Task FindAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return caught.All.FirstOrDefault(message => string.Equals(message.Id, id, StringComparison.OrdinalIgnoreCase)) is { } found
            ? AnswerAsync(context, StatusCodes.Status200OK, Notification(found, context))
            : RefuseAsync(context, StatusCodes.Status404NotFound, "NoResultFound", "No result found");
    }

    /// <summary>Newest first, as Notify answers; all on one page.</summary>
    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var found = caught.All.Reverse().Where(message =>
            (query["template_type"].Count == 0 || query["template_type"].Contains(message.Message.Channel, StringComparer.Ordinal)) &&
            (query["reference"].Count == 0 || query["reference"].Contains(message.Reference, StringComparer.Ordinal)));
        return AnswerAsync(context, StatusCodes.Status200OK, new JsonObject
        {
            ["notifications"] = new JsonArray([.. found.Select(message => Notification(message, context))]),
            ["links"] = new JsonObject { ["current"] = $"{Root(context)}{context.Request.Path}{context.Request.QueryString}" },
        });
    }

    private Task ShowAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(CaughtPage.Write(caught.All), context.RequestAborted);
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string error, params string[] messages) => AnswerAsync(context, status, new JsonObject
    {
        ["status_code"] = status,
        ["errors"] = new JsonArray([.. messages.Select(message => new JsonObject { ["error"] = error, ["message"] = message })]),
    });

    private static Task AnswerAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static string AddressOf(HttpContext context, CaughtMessage sent) => $"{Root(context)}/v2/notifications/{sent.Id}";

    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
