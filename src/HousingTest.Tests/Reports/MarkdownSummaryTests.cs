using HousingTest.Model;
using HousingTest.Reports;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed class MarkdownSummaryTests
{
    private const string Page = "gates/20261121-2146/report.html";

    [Fact]
    public void A_hold_reads_as_approved() => Approval.Verify(MarkdownSummary.Of(SampleGate.Hold(), Page), "summary-hold", "md");

    [Fact]
    public void A_release_reads_as_approved() => Approval.Verify(MarkdownSummary.Of(SampleGate.Release(), Page), "summary-release", "md");

    [Fact]
    public void Without_a_verdict_it_says_so_and_shows_what_a_system_wrote_as_it_is()
    {
        var summary = MarkdownSummary.Of([new Problem("HT-ENV-007", "The system did not start within 30 s", "environments/embedded.yaml:12", "its last lines were:\n| <b>fatal</b> *now*", "start it")]);

        summary.ShouldBe(
            "## No verdict\n\nThe tool or the environment failed, and nothing can be said of the release.\n\n**HT-ENV-007  The system did not start within 30 s**\n\n"
            + "- where: environments/embedded.yaml:12\n- why: its last lines were:<br>\\| &lt;b&gt;fatal&lt;/b&gt; \\*now\\*\n- do: start it\n");
    }

    [Fact]
    public void A_hundred_reasons_do_not_bury_the_verdict()
    {
        var hold = SampleGate.Hold();
        var reasons = Enumerable.Range(0, 100).Select(_ => hold.Verdict.Reasons[0]).ToList();
        var summary = MarkdownSummary.Of(hold with { Verdict = hold.Verdict with { Reasons = reasons } }, Page);

        summary.Split('\n').Length.ShouldBeLessThan(40);
        summary.ShouldContain("And 88 more reasons in the report.");
    }
}
