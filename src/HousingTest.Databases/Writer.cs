namespace HousingTest.Databases;

/// <summary>Somebody who wrote to a test copy's database.</summary>
/// <param name="Name">Login and program, as the server knows them: <c>council, psql</c>.</param>
/// <param name="Tables">Tables that were written to, in ordinal order.</param>
public sealed record Writer(string Name, IReadOnlyList<string> Tables)
{
    /// <summary>The program that the harness's own connections name.</summary>
    public const string Harness = "HousingTest";

    /// <summary>Those of the pairs of who wrote and what was written to, by name.</summary>
    internal static IReadOnlyList<Writer> Gather(IEnumerable<(string Name, string Table)> pairs) =>
    [
        .. pairs.GroupBy(pair => pair.Name, pair => pair.Table, StringComparer.Ordinal)
            .Select(group => new Writer(group.Key, [.. group.Order(StringComparer.Ordinal)]))
            .OrderBy(writer => writer.Name, StringComparer.Ordinal),
    ];

    /// <summary>Whether it was the harness itself: a load, or a job that the map gives as SQL.</summary>
    public bool IsHarness => Name.EndsWith($", {Harness}", StringComparison.Ordinal);
}
