using AngleSharp.Html.Parser;
using HousingTest.Model;
using HousingTest.Reports;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed class HtmlRehearsalTests
{
    [Fact]
    public async Task A_rehearsal_is_written_as_approved() => Approval.Verify(await Written(SampleRehearsal.Failed), "rehearsal", "html");

    [Fact]
    public async Task Nothing_is_fetched_nothing_runs_and_every_id_is_there_once()
    {
        foreach (var record in (RehearsalRecord[])[SampleRehearsal.Failed, SampleRehearsal.Finished])
        {
            using var page = await new HtmlParser().ParseDocumentAsync(await Written(record), TestContext.Current.CancellationToken);
            page.QuerySelectorAll("script, iframe, object, embed, link, base, form, [src]").ShouldBeEmpty();
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
            page.QuerySelectorAll("a[href]").Select(element => element.GetAttribute("href")![1..]).ShouldBeSubsetOf(ids, StringComparer.Ordinal);
            page.QuerySelectorAll("[aria-labelledby]").Select(element => element.GetAttribute("aria-labelledby")!).ShouldBeSubsetOf(ids, StringComparer.Ordinal);
        }
    }

    internal static async Task<string> Written(RehearsalRecord record)
    {
        await using var page = new StringWriter();
        await HtmlRehearsal.WriteAsync(record, page, TestContext.Current.CancellationToken);
        return page.ToString();
    }
}
