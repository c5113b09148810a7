using System.Text;
using HousingTest.Comparison;
using HousingTest.Model;

namespace HousingTest.Tests.Comparison;

/// <summary>One file in one scenario, on both releases.</summary>
internal static class Files
{
    public static ComparisonResult Compare(string name, string before, string after, string? again = null, IReadOnlyList<RowChange>? changesBefore = null, IReadOnlyList<RowChange>? changesAfter = null) =>
        Compare(name, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after), again is null ? null : Encoding.UTF8.GetBytes(again), changesBefore, changesAfter);

    public static ComparisonResult Compare(
        string name, byte[] before, byte[] after, byte[]? again = null, IReadOnlyList<RowChange>? changesBefore = null, IReadOnlyList<RowChange>? changesAfter = null)
    {
        return RunComparison.Compare(new ComparisonInput(
            Sample.Map, Run("2026.1", before, changesBefore), again is null ? null : Run("2026.1", again, changesBefore), Run("2026.2", after, changesAfter), null));

        RunRecord Run(string release, byte[] content, IReadOnlyList<RowChange>? changes) =>
            Sample.Run(release, Sample.Outcome(Sample.Debit, [.. changes ?? []]) with { Files = [new FileProduced(name, Digest.OfBytes(content), "files/1-" + name)] }) with
            {
                Attachment = (scenario, path) => (scenario, path) == (Sample.Debit, "files/1-" + name) ? content : null,
            };
    }
}
