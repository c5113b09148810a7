using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>Ids inside the page.</summary>
internal static class Anchors
{
    /// <summary>Of what is said of speed.</summary>
    public const string Speed = "speed";

    /// <summary>Of a difference.</summary>
    public static string Pattern(string id) => "difference-" + Safe(id);

    /// <summary>Of a difference that did not repeat; the same pattern may also have members that did.</summary>
    public static string Unsteady(string id) => "unsteady-" + Safe(id);

    /// <summary>Of a scenario's evidence.</summary>
    public static string Scenario(string id) => "scenario-" + Safe(id);

    /// <summary>Of a scenario's screens and messages.</summary>
    public static string SideBySide(string id) => "sides-" + Safe(id);

    /// <summary>Of the section that tells of a reason with neither a difference nor a scenario behind it.</summary>
    public static string Section(Reason reason) => reason.Tag switch
    {
        "announced" => "announced",
        "waiver" => "waivers",
        _ => "scenarios",
    };

    // Ids are slugs and digits already; whatever else came in would break the link to it.
    private static string Safe(string id) => string.Concat(id.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
}
