using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace HousingTest.Tests.ReferenceHousing;

/// <summary>Takes messages as GOV.UK Notify does, keeps them, and answers with ids of its own.</summary>
internal sealed class RecordingNotify : IAsyncDisposable
{
    public const string ApiKey = "test-00000000-0000-4000-8000-000000000001-00000000-0000-4000-8000-000000000002";

    private readonly WebApplication _app;
    private readonly List<(string Kind, JsonElement Body)> _messages = [];

    private RecordingNotify(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single() + "/";

    public IReadOnlyList<(string Kind, JsonElement Body)> Messages => _messages;

    /// <summary>When set, every message is refused with this status.</summary>
    public int? RefuseWith { get; set; }

    public static async Task<RecordingNotify> StartAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var notify = new RecordingNotify(app);
        app.MapPost("/v2/notifications/{kind}", notify.Take);
        await app.StartAsync(cancel);
        return notify;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Take(string kind, JsonElement body)
    {
        if (RefuseWith is { } status)
            return Results.Json(new { status_code = status, errors = new[] { new { error = "Refused", message = "not today" } } }, statusCode: status);
        _messages.Add((kind, body));
        return Results.Json(new { id = $"notify-{_messages.Count}", content = new { body = "", subject = "", from_number = "" } }, statusCode: 201);
    }
}
