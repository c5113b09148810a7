using System.Globalization;
using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>What was found in a database, and whether it is a test copy now.</summary>
/// <param name="console">A console.</param>
public sealed class AdoptionScreen(IAnsiConsole console)
{
    private readonly Paper paper = new(console);

    /// <summary>Shows a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="page">Path of the page that was written; null for none.</param>
    public void Show(AdoptionRecord record, string? page)
    {
        Reading("Looked at", record.Before);
        if (record.Replacement is { } replaced)
        {
            paper.Labelled("Emptied         ", Paper.Dim, Count(replaced.Emptied));
            paper.Labelled("Kept            ", Paper.Dim, Count(replaced.Kept));
            paper.Labelled("Loaded          ", Paper.Dim, string.Create(CultureInfo.InvariantCulture, $"estate {replaced.Estate}, seed {replaced.Seed}: {replaced.Loaded:N0} rows"));
        }

        if (record.After is { } after)
            Reading("Looked at again", after);
        paper.Blank();
        paper.Text(0, record.CopyId is { } copy ? $"{record.Database} is a test copy now: {copy}" : $"{record.Database} is no test copy", record.CopyId is null ? Paper.Bad : Paper.Good);
        if (page is not null)
            paper.Labelled("Page  ", Paper.Dim, page);
    }

    private void Reading(string label, DatabaseReading reading)
    {
        paper.Labelled($"{label,-15} ", Paper.Dim, AdoptionWords.Read(reading));
        paper.Text(16, AdoptionWords.Found(reading), reading.Findings.Count == 0 ? Paper.Good : Paper.Bad);
    }

    private static string Count(IReadOnlyList<TableRows> tables) =>
        string.Create(CultureInfo.InvariantCulture, $"{AdoptionWords.Count(tables.Sum(table => table.Rows), "row")} in {tables.Count(table => table.Rows > 0):N0} of {AdoptionWords.Count(tables.Count, "table")}");
}
