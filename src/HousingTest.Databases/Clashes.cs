using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>The clashes that were found so far, of whatever table and kind, and what they are told in the end: in an order that the database has no say in.</summary>
internal sealed class Clashes
{
    private readonly List<(int Number, RowClash Clash)> found = [];

    public void Add(NumberedChange of, ClashReason reason, ClashingRow? other, IReadOnlyList<string> fields) =>
        found.Add((of.Number, new RowClash(of.Change, reason, other, fields)));

    /// <summary>Ends the work with what was found, if anything was: the transaction is rolled back with it.</summary>
    public void ExpectNone()
    {
        if (found.Count > 0)
            throw new ClashException([.. found.OrderBy(one => one.Number).ThenBy(one => one.Clash.Reason).ThenBy(one => Of(one.Clash), StringComparer.Ordinal).Select(one => one.Clash)]);
    }

    private static string Of(RowClash clash) => $"{clash.Other?.Table} {JsonSerializer.Serialize(clash.Other?.Key, Json.Line)} {string.Join(' ', clash.Fields)}";
}

/// <summary>Changes clash with what is there: rolls the transaction back, and becomes the answer.</summary>
internal sealed class ClashException(IReadOnlyList<RowClash> clashes) : Exception("the changes clash")
{
    public IReadOnlyList<RowClash> Clashes => clashes;
}
