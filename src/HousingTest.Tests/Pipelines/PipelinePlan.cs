using System.Text.RegularExpressions;
using Shouldly;

namespace HousingTest.Tests.Pipelines;

/// <summary>A pipeline file as its platform would carry it out.</summary>
/// <param name="Platform">For messages.</param>
/// <param name="Shares">What each machine runs, by the folder below <c>shares</c> in which the verdict's machine finds its runs.</param>
/// <param name="Verdict">What the last machine runs.</param>
/// <param name="Summary">Where the summary lands, in the checkout of the last machine.</param>
/// <param name="JUnit">Where the platform looks for the tests, as a pattern; null when it keeps the folder as a whole.</param>
internal sealed partial record PipelinePlan(
    string Platform, IReadOnlyList<(string Folder, PipelineScript Script)> Shares, PipelineScript Verdict, string Summary, string? JUnit)
{
    /// <summary>Puts values in the places that the platform would fill: <c>${{ inputs.tags }}</c>, <c>$(System.JobAttempt)</c>. One that nobody fills fails.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => Place().Replace(text, place =>
    {
        var name = place.Groups["name"].Value;
        values.ContainsKey(name).ShouldBeTrue($"nothing fills {place.Value} in: {text}");
        return values[name];
    });

    /// <summary>The same for each value of a map.</summary>
    public static Dictionary<string, string> Fill(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, string> values) =>
        texts.ToDictionary(text => text.Key, text => Fill(text.Value, values), StringComparer.Ordinal);

    [GeneratedRegex(@"\$\{\{ *(?<name>.+?) *\}\}|\$\((?<name>[A-Za-z_.]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
