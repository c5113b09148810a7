using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Rows of a table of a test copy.</summary>
/// <param name="database">The database.</param>
/// <param name="reading">The table, the columns that are asked for, and behind them those of its key.</param>
/// <param name="keys">Names of the key's columns.</param>
internal sealed class DatabaseRows(ITestDatabase database, RowReading reading, IReadOnlyList<string> keys) : IRowSource
{
    public async Task<string?> ReadAsync(TakeRow take, CancellationToken cancellationToken)
    {
        var asked = reading.Columns.Count - keys.Count;
        var values = new string?[asked];
        await database.ReadRowsAsync(
            reading,
            row =>
            {
                for (var i = 0; i < asked; i++)
                    values[i] = row[i] is Value.Null ? null : row[i].ToString();
                take(values, Key(row, asked), null);
            },
            cancellationToken);
        return null;
    }

    public string Place(string locator) => locator.Length == 0 ? reading.Table : $"{reading.Table}, {locator}";

    private string Key(IReadOnlyList<Value> row, int asked) => keys.Count switch
    {
        0 => "",
        1 => $"{keys[0]} {row[asked]}",
        _ => string.Join(", ", keys.Select((key, i) => $"{key} {row[asked + i]}")),
    };
}
