using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Compares the files that a scenario left: by name; of several with one name those with equal bytes first; then a table by its columns,
/// a text line by line, and anything else by its digest.
/// </summary>
/// <param name="scenario">Id of the scenario.</param>
/// <param name="baseline">Reads a file of the baseline; null when it is not there.</param>
/// <param name="candidate">Reads a file of the candidate.</param>
/// <param name="looked">Takes in the rows of tables that are looked at.</param>
/// <param name="noise">What is set aside in this scenario.</param>
internal sealed class FileComparison(
    string scenario, Func<FileProduced, byte[]?> baseline, Func<FileProduced, byte[]?> candidate, LookedAt looked, ScenarioNoise noise)
{
    /// <summary>Field for whole rows of a table.</summary>
    public const string Rows = "rows";

    /// <summary>Field of a text without columns.</summary>
    public const string Lines = "lines";

    // Beyond this a file is told by its digest: an example would show nothing of it.
    private const int LargestText = 64 * 1024 * 1024;

    public IEnumerable<Difference> Compare(IReadOnlyList<FileProduced> before, IReadOnlyList<FileProduced> after)
    {
        foreach (var name in before.Concat(after).Select(file => file.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (onlyBefore, onlyAfter) = Unequal(Named(before, name), Named(after, name));
            for (var index = 0; index < Math.Max(onlyBefore.Count, onlyAfter.Count); index++)
            {
                var one = index < onlyBefore.Count ? onlyBefore[index] : null;
                var other = index < onlyAfter.Count ? onlyAfter[index] : null;
                foreach (var difference in one is not null && other is not null ? OfPair(one, other) : [Whole(one, other)])
                    yield return difference;
            }
        }
    }

    private static List<FileProduced> Named(IReadOnlyList<FileProduced> files, string name) => [.. files.Where(file => string.Equals(file.Name, name, StringComparison.Ordinal))];

    private static (List<FileProduced> Before, List<FileProduced> After) Unequal(List<FileProduced> before, List<FileProduced> after)
    {
        var (ones, others) = Unshared.Of(before.Select(file => file.Digest), after.Select(file => file.Digest));
        return ([.. ones.Select(digest => before.Find(file => string.Equals(file.Digest, digest, StringComparison.Ordinal))!)],
            [.. others.Select(digest => after.Find(file => string.Equals(file.Digest, digest, StringComparison.Ordinal))!)]);
    }

    private IEnumerable<Difference> OfPair(FileProduced one, FileProduced other)
    {
        if (baseline(one) is { Length: <= LargestText } before && candidate(other) is { Length: <= LargestText } after
            && FileText.Of(one.Name, before) is { } text && FileText.Of(other.Name, after) is { } otherText)
        {
            var found = text.Columns is { } columns && otherText.Columns is { } otherColumns
                ? OfTable(one.Name, columns, text.Rows, otherColumns, otherText.Rows).ToList()
                : OfLines(one.Name, text, otherText).ToList();
            // Bytes that differ in what nobody reads (line ends, a byte order mark) are a difference to a machine that reads the file.
            if (found.Count > 0 || noise.Touches(DifferenceKind.File, one.Name, Lines))
                return found;
        }

        return [Whole(one, other)];
    }

    private Difference Whole(FileProduced? one, FileProduced? other)
    {
        var name = (one ?? other)!.Name;
        var both = one is not null && other is not null;
        return new Difference(
            DifferenceKind.File, scenario, name, both ? SideEffects.Content : "", both ? Direction.Changed : one is null ? Direction.More : Direction.Fewer, "", name, name,
            Short(one), Short(other))
        {
            Missing = both ? Missing.Nowhere : one is null ? Missing.OnBaseline : Missing.OnCandidate,
        };

        static string Short(FileProduced? file) => file is null ? "" : "SHA-256 " + (file.Digest.Length > 12 ? file.Digest[..12] : file.Digest);
    }

    private IEnumerable<Difference> OfLines(string name, FileText before, FileText after)
    {
        var ones = before.Rows.Select(Joined).ToList();
        var others = after.Rows.Select(Joined).ToList();
        var matched = ContentMatching.Match([.. ones.Select(line => new Entry("", [line]))], [.. others.Select(line => new Entry("", [line]))], mostDiffering: 0);
        foreach (var (one, other) in LinePairs.Of([.. matched.OnlyBaseline.Select(index => (index, ones[index]))], [.. matched.OnlyCandidate.Select(index => (index, others[index]))]))
            yield return OfLine(name, Lines, one, other);
        if (ones.Count == others.Count && matched.OnlyBaseline.Count == 0 && !ones.SequenceEqual(others, StringComparer.Ordinal))
            yield return Order(name, Lines, ones, others);

        static string Joined(IReadOnlyList<string> row) => string.Join(',', row);
    }

    private IEnumerable<Difference> OfTable(
        string name, IReadOnlyList<string> beforeColumns, IReadOnlyList<IReadOnlyList<string>> before, IReadOnlyList<string> afterColumns, IReadOnlyList<IReadOnlyList<string>> after)
    {
        foreach (var column in beforeColumns.Except(afterColumns, StringComparer.Ordinal))
            yield return OfColumn(name, column, Direction.Fewer, First(beforeColumns, before, column));
        foreach (var column in afterColumns.Except(beforeColumns, StringComparer.Ordinal))
            yield return OfColumn(name, column, Direction.More, First(afterColumns, after, column));

        var shared = beforeColumns.Intersect(afterColumns, StringComparer.Ordinal).ToList();
        var steady = shared.Where(column => !noise.Touches(DifferenceKind.File, name, column)).ToList();
        // The first column names a row where it names each only once.
        var identity = shared.Count > 0 && steady.Contains(shared[0], StringComparer.Ordinal) && Names(beforeColumns, before, shared[0]) && Names(afterColumns, after, shared[0]) ? shared[0] : null;
        var left = Entries(beforeColumns, before);
        var right = Entries(afterColumns, after);
        var matched = ContentMatching.Match(left, right, mostDiffering: (steady.Count + 1) / 2);
        var lines = after.Select(row => looked.See(name, Fields(afterColumns, row))).ToList();
        foreach (var (one, other) in matched.Pairs)
        {
            foreach (var column in shared)
            {
                var (was, now) = (Cell(beforeColumns, before[one], column), Cell(afterColumns, after[other], column));
                if (!string.Equals(was, now, StringComparison.Ordinal))
                    yield return OfCell(name, column, one, before[one][0], was, now, lines[other]);
            }
        }

        foreach (var (one, other) in LinePairs.Of([.. matched.OnlyBaseline.Select(index => (index, Row(before[index])))], [.. matched.OnlyCandidate.Select(index => (index, Row(after[index])))], apart: true))
            yield return OfLine(name, Rows, one, other);
        if (before.Count == after.Count && matched.Pairs.Count == before.Count && matched.Pairs.Zip(matched.Pairs.Skip(1)).Any(pair => pair.Second.Candidate < pair.First.Candidate))
            yield return Order(name, Rows, [.. before.Select(Row)], [.. after.Select(Row)]);

        List<Entry> Entries(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
            [.. rows.Select(row => new Entry(identity is null ? "" : Cell(columns, row, identity), [.. steady.Select(column => Cell(columns, row, column))]))];

        static string Row(IReadOnlyList<string> row) => string.Join(", ", row);
    }

    private static bool Names(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, string column) =>
        rows.Select(row => Cell(columns, row, column)).Distinct(StringComparer.Ordinal).Count() == rows.Count;

    private static string Cell(IReadOnlyList<string> columns, IReadOnlyList<string> row, string column)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (string.Equals(columns[index], column, StringComparison.Ordinal))
                return row[index];
        }

        return "";
    }

    private static string First(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, string column) =>
        rows.Select(row => Cell(columns, row, column)).FirstOrDefault(cell => cell.Length > 0) ?? "";

    private static Dictionary<string, string> Fields(IReadOnlyList<string> columns, IReadOnlyList<string> row) =>
        columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private Difference OfColumn(string name, string column, string direction, string example) => new(
        DifferenceKind.File, scenario, name, column, direction, "", $"{name} {column}", name,
        string.Equals(direction, Direction.Fewer, StringComparison.Ordinal) ? Words.Short(example) : "", string.Equals(direction, Direction.More, StringComparison.Ordinal) ? Words.Short(example) : "");

    private Difference OfCell(string name, string column, int row, string subject, string before, string after, Line line)
    {
        var delta = Quantities.Difference(before, after);
        return new Difference(
            DifferenceKind.File, scenario, name, column, Direction.Changed, delta?.ToString(CultureInfo.InvariantCulture) ?? $"{before} → {after}", $"{name} {Number(row)}", subject,
            Words.Short(before), Words.Short(after))
        {
            Delta = delta,
            Line = line,
            Element = $"row {Number(row)}",
        };
    }

    private Difference OfLine(string name, string field, (int Index, string Text)? one, (int Index, string Text)? other)
    {
        var direction = one is null ? Direction.More : other is null ? Direction.Fewer : Direction.Changed;
        var place = $"{field[..^1]} {Number((one ?? other)!.Value.Index + (string.Equals(field, Rows, StringComparison.Ordinal) ? 2 : 1))}";
        return new Difference(
            DifferenceKind.File, scenario, name, field, direction, one is not null && other is not null ? Quantities.Of(one.Value.Text).Rest : "", $"{name} {place}", place,
            Words.Short(one?.Text ?? ""), Words.Short(other?.Text ?? ""))
        {
            Element = one is { } was ? $"{field} {Number(was.Index)}" : "like " + Quantities.Shape(other!.Value.Text),
        };
    }

    private Difference Order(string name, string field, List<string> before, List<string> after)
    {
        var at = before.Zip(after).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return new Difference(DifferenceKind.File, scenario, name, field, Direction.Order, "", name, name, Words.Short(before[at]), Words.Short(after[at]));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
