using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Comparison;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed partial class VerdictRuleTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "verdict-reasons.md");

    [Fact]
    public void The_document_tells_every_rule_as_the_code_has_it()
    {
        var text = new StringBuilder("""
            # What a verdict's reasons mean

            Each reason of a verdict, and each finding that does not hold, goes by a rule with an id. The id stands in `verdict.json`, in
            `junit.xml`, and in the report beside the reason.


            """);
        foreach (var rule in VerdictRules.All)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"""
                ## {rule.Id}

                > {rule.Says}

                {Capital(rule.Means)}.

                - **Holds** {rule.Holds}.
                - **One click leads to** {rule.Evidence}.
                - **What to do:** {rule.Remedy}.


                """);
        }

        var expected = text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
        var written = File.Exists(Document) ? File.ReadAllText(Document).ReplaceLineEndings("\n") : "";
        if (!string.Equals(written, expected, StringComparison.Ordinal))
            File.WriteAllText(Path.ChangeExtension(Document, ".received.md"), expected);
        written.ShouldBe(expected, "docs/verdict-reasons.received.md is how it should read: rename it");
    }

    [Fact]
    public void Every_rule_that_the_code_uses_is_told_and_no_other()
    {
        var used = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "HousingTest.Comparison", "Verdicts"), "*.cs")
            .Where(file => !file.EndsWith("VerdictRules.cs", StringComparison.Ordinal) && !file.EndsWith("Judge.cs", StringComparison.Ordinal))
            .SelectMany(file => Id().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        VerdictRules.All.Select(rule => rule.Id).ShouldBe(used);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("HT-VER-[0-9]{3}")]
    private static partial Regex Id();
}
