using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Maps;

/// <summary>The <c>endpoints</c>, <c>jobs</c> and other things that a map can have a system do.</summary>
/// <param name="roles">Who can sign in.</param>
internal sealed class ActionSection(IReadOnlyDictionary<string, string> roles)
{
    private static readonly IReadOnlyDictionary<string, string> Methods =
        Words.Of(new[] { "GET", "POST", "PUT", "PATCH", "DELETE" }.Select(method => (method, method)));

    public ActionMap Read(string name, YamlValue value) => value.Map($"The action '{name}'", map => Read(name, map));

    private ActionMap Read(string name, YamlMap map)
    {
        var http = map.Optional("http");
        var sql = map.Optional("sql");
        var command = map.Optional("command");
        var restart = map.Optional("restart");
        var role = map.Optional("as");
        var json = map.Optional("json");
        var body = map.Optional("body");
        var answers = map.Optional("answers");

        YamlValue?[] ways = [http, sql, command, restart];
        if (ways.Count(way => way is not null) != 1)
            Refuse(map.Line, "must be done in one way", "give it exactly one of http, sql, command and restart");
        if (http is null && (role ?? json ?? body ?? answers) is { } stray)
            Refuse(stray.Line, "is no call, and 'as', 'json', 'body' and 'answers' belong to a call", "take them out, or add 'http'");
        if (json is not null && body is not null)
            Refuse(body.Line, "has two bodies", "keep one of 'json' and 'body'");

        return new ActionMap(
            name, http is null ? null : Http(http, role, json, body), sql?.Text(), command?.List(part => part.Text()),
            restart?.Word(Words.Truth) ?? false)
        {
            Answers = answers?.Named((_, member) => member.Text()) ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };

        void Refuse(int line, string why, string remedy) => map.Findings.Contradiction(line, $"The action '{name}' {why}", remedy);
    }

    private HttpMap Http(YamlValue call, YamlValue? role, YamlValue? json, YamlValue? body)
    {
        var text = call.Text();
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        var known = Methods.TryGetValue(parts[0], out var method);
        if (text.Length > 0 && (!known || parts.Length < 2 || !parts[1].StartsWith('/')))
            call.Findings.WrongValue("http", call.Line, "a method and a path such as POST /api/jobs/debit-run", text);
        return new HttpMap(
            method ?? parts[0], parts[^1], role is null ? null : Role(role), json?.Named((_, member) => member.AnyText()), body?.Text());
    }

    private string Role(YamlValue value)
    {
        var role = value.Text();
        if (role.Length > 0 && roles.Count > 0 && !roles.ContainsKey(role))
            value.Findings.UnknownReference("role", role, value.Line, "The sign-in", [.. roles.Keys]);
        return role;
    }
}
