using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>What an environment says of a system that somebody hosts: where it answers, and how it is told from live. Such an environment makes no test copy.</summary>
internal static class HostedSection
{
    private const string Usual = "H";
    private const int LastPort = 65535;

    private static readonly string[] s_ofCopies = ["database", "start", "clock start", "estate"];

    /// <summary>Null for an environment that says neither <c>address</c> nor <c>address from</c>.</summary>
    public static HostedDefinition? Read(YamlMap map)
    {
        var (address, from) = (map.Optional("address"), map.Optional("address from"));
        var (marker, version, password) = (map.Optional("marker"), map.Optional("version"), map.Optional("password from"));
        var (references, messages) = (map.Optional("references"), map.Optional("messages at"));
        if ((address ?? from) is not { } addressed)
        {
            if ((marker ?? version ?? password ?? references ?? messages) is { } stray)
                stray.Findings.Contradiction(stray.Line, "'marker', 'version', 'password from', 'references' and 'messages at' are for a system at an address", "say 'address', or take them out");
            return null;
        }

        if (address is not null && from is not null)
            from.Findings.Contradiction(from.Line, "The address is said twice", "keep one of 'address' and 'address from'");
        foreach (var key in s_ofCopies)
        {
            if (map.Optional(key) is { } copied)
                copied.Findings.Contradiction(copied.Line, $"A system at an address has no '{key}' that could be used from here", $"take '{key}' out, or take the address out");
        }

        var said = ReleaseFile.Marker(marker);
        return new HostedDefinition(
            address is null ? null : Root(address), address is null ? addressed.Text() : null, said, version?.UrlPath() ?? said.Path,
            password?.Text() ?? NamedRelease.PasswordVariable, references is null ? Usual : Prefix(references), (int?)messages?.Number(1, LastPort));
    }

    /// <summary>How long a call may take.</summary>
    public static TimeSpan AnswersWithin(YamlMap map) => map.Optional("answers within")?.Duration() ?? StartDefinition.Usual.AnswersWithin;

    private static string Root(YamlValue address)
    {
        var text = address.Text();
        var root = NamedRelease.Root(text);
        if (text.Length > 0 && root is null)
            address.Findings.WrongValue("address", address.Line, "an address such as https://housing-test.example.org, without a login in it", text);
        return root ?? "";
    }

    private static string Prefix(YamlValue references)
    {
        var text = references.Text();
        if (text.Length > 0 && !text.All(char.IsAsciiLetterOrDigit))
            references.Findings.WrongValue("references", references.Line, "letters and digits such as H or 99", text);
        return text;
    }
}
