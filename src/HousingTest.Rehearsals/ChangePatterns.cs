using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Groups changes of rows by what they have in common: the table, the fields, and how each was changed.</summary>
internal static class ChangePatterns
{
    private const int MostExamples = 3;
    private const int MostFields = 4;

    public static IReadOnlyList<ChangePattern> Of(IEnumerable<RowChange> changes, RowKeys keys, SystemMap map)
    {
        var entities = map.Entities.Values.DistinctBy(entity => entity.Table, StringComparer.Ordinal).ToDictionary(entity => entity.Table, StringComparer.Ordinal);
        return
        [
            .. changes.Select(change => new DescribedChange(change, entities.GetValueOrDefault(change.Table)))
                .GroupBy(change => (change.Named, change.Said))
                .Select(group => new ChangePattern(
                    group.Key.Named, group.Key.Said, group.LongCount(), group.Any(change => change.Pence is not null) ? group.Sum(change => change.Pence ?? 0) : null,
                    [.. group.Take(MostExamples).Select(change => change.Example(keys))]))
                .OrderByDescending(pattern => pattern.Rows).ThenBy(pattern => pattern.Entity, StringComparer.Ordinal).ThenBy(pattern => pattern.Said, StringComparer.Ordinal),
        ];
    }

    private sealed class DescribedChange
    {
        private readonly RowChange change;
        private readonly EntityMap? entity;
        private readonly IReadOnlyList<string> columns;

        public DescribedChange(RowChange change, EntityMap? entity)
        {
            (this.change, this.entity) = (change, entity);
            Named = entity?.Name ?? change.Table;
            columns = change is { Before: { } before, After: { } after } ? [.. before.Keys.Where(column => before[column] != after.GetValueOrDefault(column, Value.None))] : [];
            Said = change.Before is null ? "added" : change.After is null ? "removed" : string.Join("; ", columns.Select(column => $"{FieldOf(column)?.Name ?? column}: {Kind(column)}"));
            Pence = Money();
        }

        public string Named { get; }

        public string Said { get; }

        public long? Pence { get; }

        public string Example(RowKeys keys)
        {
            var row = keys.Say(change.Table, (change.After ?? change.Before)!);
            var fields = columns.Take(MostFields).Select(column => $"{FieldOf(column)?.Name ?? column} {Shown(column, change.Before![column])} → {Shown(column, change.After!.GetValueOrDefault(column, Value.None))}");
            return columns.Count == 0 ? row : $"{row}: {string.Join(", ", fields)}{(columns.Count > MostFields ? " …" : "")}";
        }

        private FieldMap? FieldOf(string column) => entity?.Fields.Values.FirstOrDefault(field => string.Equals(field.Column, column, StringComparison.Ordinal));

        private string Kind(string column)
        {
            var (before, after) = (change.Before![column].ToString(), change.After!.GetValueOrDefault(column, Value.None).ToString());
            var type = FieldOf(column)?.Type switch
            {
                FieldType.Pence when long.TryParse(before, CultureInfo.InvariantCulture, out _) && long.TryParse(after, CultureInfo.InvariantCulture, out _) => ReconciledType.Money,
                FieldType.Date when IsDay(before) && IsDay(after) => ReconciledType.Date,
                _ when FieldOf(column)?.Words.Count > 0 => ReconciledType.Code,
                _ => ReconciledType.Text,
            };
            return ChangeKind.Of(type, before, after);
        }

        private long? Money()
        {
            var money = columns.Where(column => FieldOf(column)?.Type is FieldType.Pence)
                .Select(column => (change.Before![column], change.After!.GetValueOrDefault(column, Value.None)))
                .Where(pair => pair is (Value.Integer, Value.Integer))
                .Select(pair => ((Value.Integer)pair.Item2).Number - ((Value.Integer)pair.Item1).Number).ToList();
            return money.Count == 0 ? null : money.Sum();
        }

        private static bool IsDay(string text) => text.Length == 0 || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

        private string Shown(string column, Value value) => (FieldOf(column)?.Type, value) switch
        {
            (_, Value.Null) => "nothing",
            (FieldType.Pence, Value.Integer pence) => Money(pence.Number),
            _ => value.ToString(),
        };

        private static string Money(long pence) => string.Create(CultureInfo.InvariantCulture, $"{(pence < 0 ? "−" : "")}£{Math.Abs(pence) / 100m:#,##0.00}");
    }
}
