using System.Text.Json;

namespace HousingTest.Environments;

/// <summary>The container of the database server, as the engine tells of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>running</c>, <c>exited</c>, <c>created</c> …</param>
/// <param name="Health"><c>starting</c>, <c>healthy</c>, <c>unhealthy</c>; empty without a health check.</param>
/// <param name="Check">What the health check said last.</param>
/// <param name="Image">Name of its image, as it was asked for.</param>
/// <param name="Port">Port of this machine at which it answers; 0 while it does not run.</param>
/// <param name="Password">Password of its administrator. It was made for this server and is kept nowhere else than in the container.</param>
internal sealed record ServiceContainer(string Id, string State, string Health, string Check, string Image, int Port, string Password)
{
    private const string PasswordSetting = "MSSQL_SA_PASSWORD=";

    public bool Runs => State is "running";

    public bool IsHealthy => Runs && Health is "healthy";

    /// <summary>True when waiting longer changes nothing.</summary>
    public bool IsLost => State is "exited" or "dead" or "removing" || Health is "unhealthy";

    /// <summary>How test copies reach it, by the password. Its certificate is its own, and nobody stands between this machine and itself.</summary>
    public string Connection => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"Data Source={SqlServerService.Host},{Port};User ID=sa;Password={Password};TrustServerCertificate=True");

    /// <summary>Reads what <c>docker inspect</c> answers: a list with one container. Null when it is none.</summary>
    public static ServiceContainer? Read(string inspected)
    {
        using var document = JsonDocument.Parse(inspected);
        if (document.RootElement is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() != 1)
            return null;
        var container = list[0];
        var state = container.GetProperty("State");
        var health = state.TryGetProperty("Health", out var told) && told.ValueKind is JsonValueKind.Object ? told : (JsonElement?)null;
        var config = container.GetProperty("Config");
        return new ServiceContainer(
            Text(container, "Id"), Text(state, "Status"), health is { } known ? Text(known, "Status") : "", health is { } log ? LastCheck(log) : "", Text(config, "Image"), PortOf(container),
            config.GetProperty("Env").EnumerateArray().Select(setting => setting.GetString() ?? "")
                .FirstOrDefault(setting => setting.StartsWith(PasswordSetting, StringComparison.Ordinal))?[PasswordSetting.Length..] ?? "");
    }

    /// <summary>A text without the password, for people to read.</summary>
    public string Hide(string text) => Password.Length == 0 ? text : text.Replace(Password, "…", StringComparison.Ordinal);

    private static string LastCheck(JsonElement health) =>
        health.TryGetProperty("Log", out var log) && log.ValueKind is JsonValueKind.Array && log.GetArrayLength() > 0 ? Text(log[log.GetArrayLength() - 1], "Output").Trim() : "";

    private static int PortOf(JsonElement container) =>
        container.GetProperty("NetworkSettings").TryGetProperty("Ports", out var ports) && ports.ValueKind is JsonValueKind.Object
        && ports.TryGetProperty("1433/tcp", out var bound) && bound.ValueKind is JsonValueKind.Array && bound.GetArrayLength() > 0
        && int.TryParse(Text(bound[0], "HostPort"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : 0;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
