using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HousingTest.Comparison;
using HousingTest.Model;
using HousingTest.Reports;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed partial class HtmlReportTests
{
    [Fact]
    public async Task A_hold_is_written_as_approved() => Approval.Verify(Pictures().Replace(await Written(SampleGate.Hold()), "data:image/png;base64,…"), "report-hold", "html");

    [Fact]
    public async Task A_release_is_written_as_approved() => Approval.Verify(await Written(SampleGate.Release()), "report-release", "html");

    [Fact]
    public async Task The_same_input_gives_the_same_bytes() => (await Written(SampleGate.Hold())).ShouldBe(await Written(SampleGate.Hold()));

    [Fact]
    public async Task Nothing_is_fetched_and_nothing_runs()
    {
        var page = await Parsed(SampleGate.Hold());
        page.QuerySelectorAll("script, iframe, object, embed, link, base, form").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).ShouldNotContain(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        page.QuerySelectorAll("[src]").Select(element => element.GetAttribute("src")!).ShouldAllBe(source => source.StartsWith("data:image/png;base64,", StringComparison.Ordinal));
        page.QuerySelectorAll("[href]").Select(element => element.GetAttribute("href")!).ShouldAllBe(target => target.StartsWith('#'));
        page.QuerySelector("style")!.TextContent.ShouldNotContain("url(");
    }

    [Fact]
    public async Task Every_id_is_there_once_and_every_link_leads_somewhere()
    {
        foreach (var report in new[] { SampleGate.Hold(), SampleGate.Release() })
        {
            var page = await Parsed(report);
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
            page.QuerySelectorAll("a[href]").Select(element => element.GetAttribute("href")![1..]).ShouldBeSubsetOf(ids, StringComparer.Ordinal);
            page.QuerySelectorAll("[aria-labelledby]").Select(element => element.GetAttribute("aria-labelledby")!).ShouldBeSubsetOf(ids, StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task What_comparison_and_judge_really_say_reaches_the_page()
    {
        var sample = SampleGate.Hold();
        var comparison = RunComparison.Compare(new ComparisonInput(SampleMap.Map, sample.Baseline, sample.BaselineAgain, sample.Candidate, CandidateAgain: null));
        var verdict = Judge.Decide(comparison, sample.Policy, sample.Waivers, sample.Verdict.Inputs, new DateOnly(2026, 11, 21));
        var page = await Parsed(sample with { Comparison = comparison, Verdict = verdict, CandidateAgain = null });
        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("HOLD 2026.2 should not reach live");
        page.QuerySelectorAll("ol.reasons > li").Length.ShouldBe(verdict.Reasons.Count);
        page.QuerySelectorAll(".pattern h3").Select(heading => heading.TextContent).ShouldBe(comparison.Differences.Select(difference => difference.Sentence));
        page.QuerySelectorAll("summary .end").GroupBy(end => end.TextContent, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["Passed"] = verdict.Counts.Passed, ["Failed"] = verdict.Counts.Failed, ["Not run"] = verdict.Counts.NotRun }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_tenant_called_script_stays_a_name()
    {
        var html = await Written(SampleGate.Hold());
        html.ShouldNotContain("<script", Case.Insensitive);
        (await new HtmlParser().ParseDocumentAsync(html)).Body!.TextContent.ShouldContain("Zoë <script>alert('tenant')</script> Ap Rhys");
    }

    [Fact]
    public async Task Each_reason_leads_to_its_difference_and_each_difference_to_its_scenarios()
    {
        var page = await Parsed(SampleGate.Hold());
        var reason = page.QuerySelector("ol.reasons > li a")!;
        var difference = page.GetElementById(reason.GetAttribute("href")![1..])!;
        difference.TextContent.ShouldBe("112 rent transactions are £0.01 lower");
        var evidence = difference.ParentElement!.QuerySelectorAll("a").Select(link => page.GetElementById(link.GetAttribute("href")![1..])!).ToList();
        evidence.ShouldNotBeEmpty();
        evidence.ShouldAllBe(element => element.ParentElement!.LocalName == "details");
    }

    [Fact]
    public async Task Headings_descend_one_level_at_a_time_and_tables_say_what_they_are()
    {
        var page = await Parsed(SampleGate.Hold());
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5").Select(heading => heading.LocalName[1] - '0').ToList();
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        page.QuerySelectorAll("table").ShouldAllBe(table => table.QuerySelector("caption") != null && table.QuerySelector("thead th[scope=col]") != null);
        page.QuerySelectorAll("th:not([scope])").ShouldBeEmpty();
        page.QuerySelectorAll("img").ShouldAllBe(image => !string.IsNullOrWhiteSpace(image.GetAttribute("alt")));
    }

    [Fact]
    public async Task Rows_over_fifty_are_counted_and_not_shown()
    {
        var page = await Parsed(SampleGate.Hold());
        var scenario = page.GetElementById("scenario-" + SampleGate.DebitRun)!;
        scenario.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        var captions = scenario.QuerySelectorAll("caption").Select(caption => caption.TextContent).ToList();
        captions.ShouldBe(["Rows changed otherwise (27)", "Rows changed, the same on both (54)"], string.Join("; ", captions));
        scenario.QuerySelectorAll("p").Select(text => text.TextContent.Trim()).ShouldContain("and 31 more", StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_row_that_the_releases_changed_otherwise_stands_once_with_both_values()
    {
        var scenario = (await Parsed(SampleGate.Hold())).GetElementById("scenario-" + SampleGate.DebitRun)!;
        var row = scenario.QuerySelectorAll("tbody tr").First(each => each.QuerySelector("th")!.TextContent.StartsWith("rent account RA-000125", StringComparison.Ordinal));
        row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ShouldBe(["balance £99.11", "balance £198.22", "balance £198.21"]);
        row.QuerySelectorAll("mark").Select(mark => mark.TextContent).ShouldBe(["£198.22", "£198.21"]);
    }

    [Fact]
    public async Task A_picture_is_embedded_only_where_it_can_tell_something()
    {
        var hold = SampleGate.Hold();
        (await Parsed(hold)).QuerySelectorAll("img").Length.ShouldBe(3);
        var nothing = hold with { Comparison = hold.Comparison with { Scenarios = [.. hold.Comparison.Scenarios.Select(each => each with { Differs = false, Candidate = ScenarioStatus.Passed, CandidateAgain = null })] } };
        (await Parsed(nothing)).QuerySelectorAll("img").ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_map_rows_are_shown_as_the_database_has_them()
    {
        var scenario = (await Parsed(SampleGate.Hold() with { Map = null })).GetElementById("scenario-" + SampleGate.DebitRun)!;
        scenario.TextContent.ShouldContain("rent_accounts");
        scenario.TextContent.ShouldContain("balance 9911");
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_said_to_be_missing()
    {
        var page = await Parsed(SampleGate.Hold() with { ReadFile = (_, _, _) => [1, 2, 3] });
        page.QuerySelectorAll("img").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain("No picture was kept of \"Statement of RA-000142\".");
    }

    [Fact]
    public async Task Every_kind_of_reason_leads_to_its_evidence_in_one_click()
    {
        var hold = SampleGate.Hold();
        Reason Bare(string id, string tag) => new(id, tag, $"{id} happened", "", null, []);
        var reasons = VerdictRules.All.Select(rule => rule.Id switch
        {
            "HT-VER-002" or "HT-VER-003" or "HT-VER-004" or "HT-VER-005" => Bare(rule.Id, "failed") with { Scenarios = [SampleGate.Kept] },
            "HT-VER-006" => Bare(rule.Id, "unsteady") with { Pattern = hold.Comparison.Unsteady[0].Id },
            "HT-VER-010" or "HT-VER-020" or "HT-VER-021" => Bare(rule.Id, "money") with { Pattern = hold.Comparison.Differences[0].Id },
            "HT-VER-011" => Bare(rule.Id, "announced"),
            "HT-VER-012" => Bare(rule.Id, "speed"),
            "HT-VER-001" => Bare(rule.Id, "not compared"),
            _ => Bare(rule.Id, "waiver"),
        }).ToList();
        var page = await Parsed(hold with { Verdict = hold.Verdict with { Reasons = reasons, Findings = [] } });
        var links = page.QuerySelectorAll("ol.reasons > li .sentence a").Select(link => (Reason: link.TextContent[..10], To: link.GetAttribute("href")![1..])).ToList();
        links.Select(link => link.Reason).ShouldBe(VerdictRules.All.Select(rule => rule.Id));
        links.ShouldAllBe(link => page.GetElementById(link.To) != null);
        links.Select(link => link.To.Split('-')[0]).Distinct(StringComparer.Ordinal).ShouldBe(["scenarios", "scenario", "unsteady", "difference", "announced", "speed", "waivers"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_many_scenarios_those_are_shown_that_tell_something_and_the_others_are_listed()
    {
        var hold = SampleGate.Hold();
        var more = Enumerable.Range(0, 400).Select(index => hold.Comparison.Scenarios[1] with
        {
            Scenario = hold.Comparison.Scenarios[1].Scenario with { Id = FormattableString.Invariant($"more-{index}"), Title = FormattableString.Invariant($"Scenario {index}") },
        });
        var page = await Parsed(hold with { Comparison = hold.Comparison with { Scenarios = [.. hold.Comparison.Scenarios, .. more] } });
        page.GetElementById("scenario-more-399")!.LocalName.ShouldBe("tr");
        page.GetElementById("scenario-" + SampleGate.DebitRun)!.ParentElement!.LocalName.ShouldBe("details");
        page.GetElementById("scenario-" + SampleGate.Kept)!.ParentElement!.LocalName.ShouldBe("details");
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        page.QuerySelectorAll("a[href]").Select(element => element.GetAttribute("href")![1..]).ShouldBeSubsetOf(ids, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_outcome_is_read_once_and_only_where_it_is_shown()
    {
        var hold = SampleGate.Hold();
        var outcomes = new Counted(hold.Candidate.Outcomes);
        await Written(hold with { Candidate = hold.Candidate with { Outcomes = outcomes } });
        outcomes.Reads.ShouldBe(hold.Candidate.Outcomes.Count);
    }

    internal static async Task<string> Written(GateReport report)
    {
        await using var writer = new StringWriter();
        await HtmlReport.WriteAsync(report, writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }

    private static async Task<IDocument> Parsed(GateReport report) => await new HtmlParser().ParseDocumentAsync(await Written(report));

    /// <summary>Counts how often an outcome is asked for.</summary>
    private sealed class Counted(IReadOnlyDictionary<string, Outcome> inner) : IReadOnlyDictionary<string, Outcome>
    {
        public int Reads { get; private set; }

        public IEnumerable<string> Keys => inner.Keys;

        public IEnumerable<Outcome> Values => throw new InvalidOperationException("all at once");

        public int Count => inner.Count;

        public Outcome this[string key] => TryGetValue(key, out var outcome) ? outcome : throw new KeyNotFoundException(key);

        public bool ContainsKey(string key) => inner.ContainsKey(key);

        public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Outcome value)
        {
            var found = inner.TryGetValue(key, out value);
            Reads += found ? 1 : 0;
            return found;
        }

        public IEnumerator<KeyValuePair<string, Outcome>> GetEnumerator() => throw new InvalidOperationException("all at once");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [GeneratedRegex("data:image/png;base64,[A-Za-z0-9+/=]+")]
    private static partial Regex Pictures();
}
