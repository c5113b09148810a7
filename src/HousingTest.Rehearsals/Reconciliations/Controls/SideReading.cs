using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Goes through one side once: reads each row's values, finds what can be seen in it alone (values that cannot be read, codes without a word, dates out of range), adds it
/// to its groups, and hands its key and what is compared to the sort.
/// </summary>
internal sealed class SideReading
{
    private const long RowsBetweenNews = 100_000;

    private readonly ReconciliationDefinition definition;
    private readonly Side side;
    private readonly BoundRows bound;
    private readonly Books books;
    private readonly CarriedFields carried;
    private readonly RecordSorter? keys;
    private readonly IReadOnlyList<GroupedControl> groups;
    private readonly IReadOnlyList<ReferringField> references;
    private readonly IReadOnlyList<DateRange> ranges;
    private readonly IReadOnlyList<(int Place, ControlBook Book)> codes;
    private readonly IReadOnlyList<KeyPart> noKey;
    private readonly IProgress<string> progress;
    private readonly FieldValue[] row;
    private readonly RowBytes key = new();
    private readonly RowBytes rest = new();
    private long rows;
    private long leftOut;

    /// <summary>Ready to read.</summary>
    /// <param name="definition">The reconciliation.</param>
    /// <param name="side">Which side.</param>
    /// <param name="bound">Its rows.</param>
    /// <param name="books">Where breaks go.</param>
    /// <param name="keys">Takes rows by their keys; null when no control goes by keys.</param>
    /// <param name="groups">Takes rows by their groups.</param>
    /// <param name="references">Takes what rows refer to.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    public SideReading(
        ReconciliationDefinition definition, Side side, BoundRows bound, Books books, RecordSorter? keys, IReadOnlyList<GroupedControl> groups,
        IReadOnlyList<ReferringField> references, IProgress<string> progress)
    {
        (this.definition, this.side, this.bound, this.books, this.keys, this.groups, this.references, this.progress) =
            (definition, side, bound, books, keys, groups, references, progress);
        carried = new CarriedFields(definition);
        row = new FieldValue[definition.Fields.Count];
        ranges = [.. definition.Controls.OfType<ReconciliationControl.Dates>().SelectMany(control => control.Fields.Select(field => new DateRange(definition.PlaceOf(field), control, books.Of(control))))];
        codes = [.. definition.Controls.OfType<ReconciliationControl.Codes>().SelectMany(control => control.Fields.Select(field => (definition.PlaceOf(field), books.Of(control))))
            .Where(code => bound.Fields[code.Item1] is { Reader.HasCodes: true })];
        noKey = [];
        EmptyThroughout = [.. definition.Fields.Select(_ => true)];
    }

    /// <summary>For each field, whether no row has a value of it.</summary>
    public bool[] EmptyThroughout { get; }

    /// <summary>Reads all of it.</summary>
    /// <returns>What was read, and its digest where it has one.</returns>
    public async Task<(SideResult Result, string? Digest)> RunAsync(CancellationToken cancellationToken)
    {
        var digest = await bound.Source.ReadAsync(Take, cancellationToken);
        books.Reading.Looked(rows - leftOut);
        var of = definition.Of(side);
        progress.Report($"{of.Name}: {Number(rows)} rows read");
        return (new SideResult(of.Name, of.Source.Told, rows, leftOut), digest);
    }

    private void Take(string?[] values, string locator, string? fault)
    {
        if (++rows % RowsBetweenNews == 0)
            progress.Report($"{definition.Of(side).Name}: {Number(rows)} rows");
        if (fault is not null)
        {
            books.Reading.Of(side).Add(Found("", "a row that cannot be read", fault, ReconciledType.Code, locator, noKey) with { Pence = null });
            return;
        }

        if (!bound.Counts(values))
        {
            leftOut++;
            return;
        }

        for (var i = 0; i < row.Length; i++)
        {
            row[i] = bound.Fields[i] is { } field ? field.Reader.Read(values[field.Place]) : FieldValue.Nothing;
            if (row[i].State is not ValueState.Nothing)
                EmptyThroughout[i] = false;
        }

        LookAtValues(locator);
        foreach (var group in groups)
            group.Add(side, row);
        foreach (var reference in references)
            reference.Add(row, locator, Worth(), KeyParts());
        Keep(locator);
    }

    private void LookAtValues(string locator)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].IsSound)
                continue;
            var field = definition.Fields[i];
            if (row[i].State is ValueState.NotCoded)
                books.WithoutWord(field.Name).Of(side).Add(Found(field.Name, $"no word for code {row[i].Text}", row[i].Text, field.Type, locator));
            else
                books.Reading.Of(side).Add(Found(field.Name, $"no {field.Type.ToString().ToLowerInvariant()}", row[i].Text, ReconciledType.Text, locator));
        }

        foreach (var (place, book) in codes)
            book.Looked(row[place].State is ValueState.Nothing ? 0 : 1);
        foreach (var range in ranges)
        {
            if (row[range.Place].State is not ValueState.Known)
                continue;
            range.Book.Looked(1);
            if (range.Kind(row[range.Place].Text) is { } kind)
                range.Book.Of(side).Add(Found(definition.Fields[range.Place].Name, kind, row[range.Place].Text, ReconciledType.Date, locator));
        }
    }

    private void Keep(string locator)
    {
        if (keys is null)
            return;
        key.Clear();
        var empty = true;
        foreach (var place in carried.Key)
        {
            key.AddKey(row[place].Text);
            empty &= row[place].Text.Length == 0;
        }

        if (empty)
        {
            books.Reading.Of(side).Add(Found("", "a row without a key", "", ReconciledType.Text, locator));
            return;
        }

        rest.Clear();
        foreach (var place in carried.Places)
            rest.Add(row[place]);
        rest.Add(locator);
        keys.Add(key.Written, rest.Written);
    }

    private FoundBreak Found(string field, string what, string value, ReconciledType type, string locator) => Found(field, what, value, type, locator, KeyParts()) with { Pence = Worth() };

    private FoundBreak Found(string field, string what, string value, ReconciledType type, string locator, IReadOnlyList<KeyPart> parts) =>
        new(field, what, parts, side is Side.Left ? value : null, side is Side.Right ? value : null, type)
        {
            LeftRow = side is Side.Left ? bound.Source.Place(locator) : null,
            RightRow = side is Side.Right ? bound.Source.Place(locator) : null,
        };

    private IReadOnlyList<KeyPart> KeyParts() => [.. carried.Key.Select(place => new KeyPart(row[place].Text, definition.Fields[place].Type))];

    private long? Worth() => carried.Stake is { } stake && row[carried.Places[stake]] is { State: ValueState.Known, Text: var text } ? Math.Abs(long.Parse(text, CultureInfo.InvariantCulture)) : null;

    private static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
