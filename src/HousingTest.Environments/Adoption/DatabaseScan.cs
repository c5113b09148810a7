using System.Globalization;
using HousingTest.Databases;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Reads a whole database for identifiers that could be somebody's: every text, every number that is kept as one, and what is inside of documents.</summary>
internal sealed class DatabaseScan
{
    private const int RowsBetweenReports = 100_000;

    private readonly OrderedDictionary<(string Table, string Column, string Kind), IdentifierFinding> findings = [];
    private readonly Dictionary<string, long> rowsByTable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> keys = new(StringComparer.Ordinal);
    private long rows;
    private long texts;
    private long documents;

    private DatabaseScan(Catalogue catalogue)
    {
        foreach (var table in catalogue.Tables)
            keys[table.Name] = table.Key is [var only] ? only : null;
    }

    /// <summary>Reads all of it.</summary>
    public static async Task<DatabaseReading> ReadAsync(IDatabaseView view, Catalogue catalogue, IProgress<string> progress, CancellationToken ct)
    {
        var scan = new DatabaseScan(catalogue);
        var all = catalogue.Tables.Sum(table => table.Rows);
        await view.ReadAllAsync(
            (table, row) =>
            {
                scan.Take(table, row);
                if (scan.rows % RowsBetweenReports == 0)
                    progress.Report(string.Create(CultureInfo.InvariantCulture, $"Looking for people: {scan.rows:N0} of {all:N0} rows"));
            },
            ct);
        return new DatabaseReading(
            scan.rowsByTable.Count, scan.rows, scan.texts, scan.documents,
            [.. scan.findings.Values.OrderBy(finding => finding.Unreadable).ThenBy(finding => finding.Table, StringComparer.Ordinal).ThenBy(finding => finding.Column, StringComparer.Ordinal)]);
    }

    private void Take(string table, IReadOnlyDictionary<string, Value> row)
    {
        rows++;
        rowsByTable[table] = rowsByTable.GetValueOrDefault(table) + 1;
        foreach (var (column, value) in row)
        {
            switch (value)
            {
                case Value.Text text:
                    Look(table, column, row, text.Content, IdentifierScan.IsUprn(column));
                    break;
                case Value.Integer when IdentifierScan.IsUprn(column):
                    Look(table, column, row, value.ToString(), isUprn: true);
                    break;
                // A number that is kept as a number has lost the zero that telephone numbers begin with.
                case Value.Integer { Number: >= 1_000_000_000 and < 10_000_000_000 } when IsPhone(column):
                    Look(table, column, row, $"0{value}", isUprn: false);
                    break;
                case Value.Blob blob:
                    Open(table, column, row, blob);
                    break;
                default:
                    break;
            }
        }
    }

    private void Open(string table, string column, IReadOnlyDictionary<string, Value> row, Value.Blob blob)
    {
        documents++;
        var (found, unreadable) = BinaryText.Read(blob.Bytes);
        foreach (var text in found)
            Look(table, column, row, text, isUprn: false);
        foreach (var kind in unreadable)
            Note(table, column, kind, row, begins: "", unreadable: true);
    }

    private void Look(string table, string column, IReadOnlyDictionary<string, Value> row, string text, bool isUprn)
    {
        texts++;
        foreach (var suspect in IdentifierScan.Find(text, isUprn))
            Note(table, column, suspect.Kind, row, suspect.Begins, unreadable: false);
    }

    private void Note(string table, string column, string kind, IReadOnlyDictionary<string, Value> row, string begins, bool unreadable)
    {
        var key = (table, column, kind);
        findings[key] = findings.TryGetValue(key, out var known)
            ? known with { Count = known.Count + 1 }
            : new IdentifierFinding(table, column, kind, 1, Which(table, row), begins, unreadable);
    }

    /// <summary>A key that is a number or a GUID tells nothing of anybody; one that is a text may be what must not be spread.</summary>
    private string Which(string table, IReadOnlyDictionary<string, Value> row) =>
        keys.GetValueOrDefault(table) is { } key && row.TryGetValue(key, out var value) && (value is Value.Integer || Guid.TryParse(value.ToString(), out _))
            ? $"{key} {value}"
            : string.Create(CultureInfo.InvariantCulture, $"row {rowsByTable[table]}");

    private static bool IsPhone(string column) =>
        ((string[])["phone", "tel", "mobile", "fax"]).Any(word => column.Contains(word, StringComparison.OrdinalIgnoreCase));
}
