using System.Globalization;
using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>Checkpoints: which there are, what one says of itself, what leads from one to another.</summary>
/// <param name="console">Where to write.</param>
public sealed class CheckpointScreen(IAnsiConsole console)
{
    private const int MostPatterns = 20;

    private readonly Paper paper = new(console);

    /// <summary>Lists them by rehearsal; below the one that each came from.</summary>
    public void Show(IReadOnlyDictionary<string, IReadOnlyList<CheckpointRecord>> all)
    {
        if (all.Values.All(records => records.Count == 0))
        {
            paper.Text(0, "There is no checkpoint yet. ./housingtest rehearse saves one after each step; ./housingtest up and checkpoint save one by hand.");
            return;
        }

        foreach (var (rehearsal, records) in all.Where(one => one.Value.Count > 0))
        {
            paper.Blank();
            paper.Text(0, rehearsal, Paper.Bold);
            var width = records.Max(one => one.Checkpoint.Id.Length);
            foreach (var one in records)
            {
                var facts = new List<string> { RehearsalSentences.Time(one.Checkpoint.At), RehearsalSentences.Size(one.Checkpoint.Bytes) };
                if (one.Checkpoint.Parent is { } parent)
                    facts.Add($"from {parent.Split('-')[0]}");
                if (one.Worked is false)
                    facts.Add("did not work");
                if (one.OnTheWay && one == records.LastOrDefault(other => other.OnTheWay))
                    facts.Add("work goes on from it");
                if (one.Checkpoint.Why.Length > 0)
                    facts.Add(one.Checkpoint.Why);
                paper.Labelled($"  {one.Checkpoint.Id.PadRight(width)}  ", one.OnTheWay ? Paper.Bold : Paper.Dim, string.Join(" · ", facts));
            }
        }
    }

    /// <summary>Shows one.</summary>
    public void Show(string rehearsal, Checkpoint one, string folder)
    {
        paper.Labelled($"{rehearsal}/{one.Id}  ", Paper.Bold, one.Why);
        paper.Blank();
        Fact("Saved", $"{RehearsalSentences.Time(one.At)} UTC by {one.Who}, in {RehearsalSentences.Duration(one.Seconds)}");
        Fact("Came from", one.Parent ?? "nothing: it is the first");
        Fact("System", $"release {one.Release} in {one.Environment}, database {one.Engine}");
        Fact("Clock", one.Clock is { } clock ? clock.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC" : "goes its own way");
        Fact("Size", $"{RehearsalSentences.Size(one.Bytes)}: {string.Join(", ", one.Files.Select(file => $"{file.Name} {RehearsalSentences.Size(file.Bytes)}"))}");
        Fact("Changed", one.Parent is null ? "all of it is new" : one.NoJournal is { } unknown ? $"not known row by row: {unknown}" : one.Changes.Count == 0 ? "nothing" : string.Join(", ", one.Changes.Select(Told)));
        Fact("Fingerprint", one.Fingerprint);
        Fact("Folder", folder);
    }

    /// <summary>Shows what leads from one to another.</summary>
    public void Show(CheckpointDifference difference)
    {
        paper.Labelled($"{difference.From} → {difference.To}  ", Paper.Bold, difference.IsNothing ? "nothing differs" : $"{RehearsalSentences.Count(difference.Tables.Sum(table => table.Rows), "row")} in {RehearsalSentences.Count(difference.Tables.Count, "table")}");
        paper.Blank();
        foreach (var schema in difference.Schema)
            paper.Labelled("  schema   ", Paper.Bold, schema);
        if (difference.Release is { } release)
            paper.Labelled("  release  ", Paper.Bold, release);
        if (difference.Clock is { } clock)
            paper.Labelled("  clock    ", Paper.Bold, clock);
        foreach (var file in difference.Files)
            paper.Labelled("  file     ", Paper.Bold, file);
        foreach (var table in difference.Tables)
            paper.Labelled("  table    ", Paper.Bold, Told(table));
        paper.Blank();
        foreach (var (pattern, index) in difference.Patterns.Take(MostPatterns).Select((pattern, index) => (pattern, index)))
        {
            paper.Labelled($"{index + 1,3}  ", Paper.Bold, $"{RehearsalSentences.Count(pattern.Rows, "row")} of {pattern.Entity}: {pattern.Said}{(pattern.Pence is { } pence and not 0 ? $"; together {Pounds(pence)}" : "")}", Paper.Bold);
            foreach (var example in pattern.Examples)
                paper.Text(5, example);
        }

        if (difference.Patterns.Count > MostPatterns)
            paper.Text(5, $"and {difference.Patterns.Count - MostPatterns} more: --json lists every one", Paper.Dim);
    }

    private void Fact(string name, string text) => paper.Labelled($"  {name,-12}  ", Paper.Bold, text);

    private static string Told(ChangedRows table)
    {
        var parts = new[] { (table.Added, "added"), (table.Changed, "changed"), (table.Removed, "removed") }.Where(part => part.Item1 > 0).Select(part => $"{RehearsalSentences.Number(part.Item1)} {part.Item2}");
        return $"{table.Table} {string.Join(", ", parts)}";
    }

    private static string Pounds(long pence) => string.Create(CultureInfo.InvariantCulture, $"{(pence < 0 ? "−" : "+")}£{Math.Abs(pence) / 100m:#,##0.00}");
}
