using System.Globalization;
using HousingTest.Definitions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

/// <summary>Breaks planted by chance in extracts of random rows: exactly those are listed, and exactly those that a simple program finds, which holds everything in memory.</summary>
public sealed class PlantedBreaksTests
{
    private const string Definition = """
        reconciliation: test
        about: Random rows
        sides:
          old: { extract: old.csv, delimiter: ";" }
          new: { extract: new.csv }
        fields:
          account: { old: acc, new: account }
          week: { type: date, old: { column: wk, format: dd/MM/yyyy }, new: week }
          name: { old: nm, new: name }
          kind: { type: code, old: { column: kd, codes: { R: rent, S: service, G: garage } }, new: kind }
          due: { type: date, old: { column: due, format: dd/MM/yyyy, nothing: 01/01/1900 }, new: due }
          amount: { type: money, old: { column: amt, format: pounds }, new: { column: pence, format: pence } }
        key: [account, week]
        controls:
          - { control: keys, keys: both }
          - { control: twice, duplicates: both }
          - { control: fields, compare: [name, kind, due, amount] }
          - { control: counts, count by: [week, kind] }
          - { control: sums, sum: amount, by: [kind] }
        """;

    private static readonly string[] Kinds = ["rent", "service", "garage"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Exactly_the_planted_breaks_are_listed(int seed)
    {
        var random = new Random(seed);
        var old = Rows(random, 50 + random.Next(400));
        var (changed, planted) = Plant(old, random);
        using var folder = new TemporaryFolder();
        folder.Write("old.csv", "acc;wk;nm;kd;due;amt\n" + string.Concat(Shuffled(old, random).Select(Old)));
        folder.Write("new.csv", "account,week,name,kind,due,pence\n" + string.Concat(Shuffled(changed, random).Select(New)));

        // So little memory that nearly every row goes to the disk and comes back.
        var reconciled = await Reconciled.OfAsync(ReconciliationFile.Parse(Definition, "test.yaml"), folder.Path, order => order with { SortMemory = 512 + random.Next(4096) });

        var listed = reconciled.Lines.Select(line => line.Split(" | ")).ToList();
        var rowByRow = listed.Where(line => line[0] is "keys" or "twice" or "fields").Select(line => $"{line[0]} {line[1]} {line[3]} {line[4]} {line[5]}");
        rowByRow.Order(StringComparer.Ordinal).ShouldBe(planted.Order(StringComparer.Ordinal));
        rowByRow.Order(StringComparer.Ordinal).ShouldBe(Oracle(old, changed).Order(StringComparer.Ordinal));
        listed.Where(line => line[0] is "counts").Select(line => $"{line[3]} {line[4]} {line[5]}").ShouldBe(Differing(old, changed, row => $"{row.Week:yyyy-MM-dd} / {row.Kind}", _ => 1), ignoreOrder: true);
        listed.Where(line => line[0] is "sums").Select(line => $"{line[3]} {line[4]} {line[5]}").ShouldBe(Differing(old, changed, row => row.Kind, row => row.Pence), ignoreOrder: true);
        reconciled.Result.Breaks.ShouldBe(listed.Count);
    }

    private static List<Row> Rows(Random random, int count) => [.. Enumerable.Range(0, count).Select(i => new Row(
        $"A{100_000 + (i * 7)}", new DateOnly(2026, 4, 6).AddDays(7 * random.Next(4)), random.Next(5) == 0 ? "Tŷ \"Gwyn\", 1" : $"name {random.Next(1000)}", Kinds[random.Next(3)],
        random.Next(3) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(random.Next(300)), random.Next(-50_000, 50_000)))];

    // At most one change to a row, so that each is one break.
    private static (List<Row> Changed, List<string> Planted) Plant(List<Row> rows, Random random)
    {
        var (changed, planted) = (new List<Row>(), new List<string>());
        foreach (var row in rows)
        {
            switch (random.Next(20))
            {
                case 0:
                    planted.Add($"keys  {row.Key} {row.Pence} ");
                    break;
                case 1:
                    changed.AddRange([row, row]);
                    planted.Add($"twice  {row.Key}  {row.Pence}");
                    break;
                case 2:
                    changed.Add(row with { Pence = row.Pence + 1 + random.Next(100) });
                    planted.Add($"fields amount {row.Key} {row.Pence} {changed[^1].Pence}");
                    break;
                case 3:
                    changed.Add(row with { Due = row.Due is null ? new DateOnly(1900, 1, 1) : null });
                    planted.Add($"fields due {row.Key} {row.Due:yyyy-MM-dd} {changed[^1].Due:yyyy-MM-dd}");
                    break;
                case 4:
                    changed.Add(row with { Kind = Kinds[(Array.IndexOf(Kinds, row.Kind) + 1) % 3] });
                    planted.Add($"fields kind {row.Key} {row.Kind} {changed[^1].Kind}");
                    break;
                case 5:
                    changed.Add(row with { Name = row.Name + "!" });
                    planted.Add($"fields name {row.Key} {row.Name} {changed[^1].Name}");
                    break;
                case 6:
                    changed.Add(row);
                    changed.Add(row with { Account = "B" + row.Account, Pence = random.Next(1000) });
                    planted.Add($"keys  {changed[^1].Key}  {changed[^1].Pence}");
                    break;
                case 7:
                    changed.Add(row with { Account = row.Account.Insert(1, "0") });
                    planted.Add($"keys  {row.Key} {row.Key} {changed[^1].Key}");
                    break;
                default:
                    changed.Add(row);
                    break;
            }
        }

        return (changed, planted);
    }

    // The same by dictionaries.
    private static IEnumerable<string> Oracle(List<Row> old, List<Row> changed)
    {
        var there = changed.GroupBy(row => row.Key, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.ToList(), StringComparer.Ordinal);
        var here = old.ToDictionary(row => row.Key, StringComparer.Ordinal);
        foreach (var row in there.Values.SelectMany(rows => rows.Skip(1)))
            yield return $"twice  {row.Key}  {row.Pence}";
        foreach (var row in old)
        {
            if (there.TryGetValue(row.Key, out var found))
            {
                var other = found[0];
                if (!string.Equals(row.Name, other.Name, StringComparison.Ordinal))
                    yield return $"fields name {row.Key} {row.Name} {other.Name}";
                if (!string.Equals(row.Kind, other.Kind, StringComparison.Ordinal))
                    yield return $"fields kind {row.Key} {row.Kind} {other.Kind}";
                if (row.Due != other.Due)
                    yield return $"fields due {row.Key} {row.Due:yyyy-MM-dd} {other.Due:yyyy-MM-dd}";
                if (row.Pence != other.Pence)
                    yield return $"fields amount {row.Key} {row.Pence} {other.Pence}";
            }
            else
            {
                var near = (row with { Account = row.Account.Insert(1, "0") }).Key;
                yield return there.ContainsKey(near) ? $"keys  {row.Key} {row.Key} {near}" : $"keys  {row.Key} {row.Pence} ";
            }
        }

        foreach (var row in there.Values.Select(rows => rows[0]).Where(row => !here.ContainsKey(row.Key) && !here.ContainsKey((row with { Account = row.Account.Remove(1, 1) }).Key)))
            yield return $"keys  {row.Key}  {row.Pence}";
    }

    private static IEnumerable<string> Differing(List<Row> old, List<Row> changed, Func<Row, string> group, Func<Row, long> amount)
    {
        var groups = old.Concat(changed).Select(group).Distinct(StringComparer.Ordinal);
        return groups.Select(name => (Name: name, Old: Sum(old, name), New: Sum(changed, name))).Where(one => one.Old != one.New).Select(one => $"{one.Name} {one.Old} {one.New}");

        long Sum(List<Row> rows, string name) => rows.Where(row => string.Equals(group(row), name, StringComparison.Ordinal)).Sum(amount);
    }

    private static IEnumerable<Row> Shuffled(List<Row> rows, Random random)
    {
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static string Old(Row row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Account};{row.Week:dd/MM/yyyy};\"{row.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\";{char.ToUpperInvariant(row.Kind[0])};{row.Due ?? new DateOnly(1900, 1, 1):dd/MM/yyyy};{row.Pence / 100m:0.00}\n");

    private static string New(Row row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Account},{row.Week:yyyy-MM-dd},\"{row.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row.Kind},{row.Due:yyyy-MM-dd},{row.Pence}\n");

    private sealed record Row(string Account, DateOnly Week, string Name, string Kind, DateOnly? Due, long Pence)
    {
        public string Key => string.Create(CultureInfo.InvariantCulture, $"{Account} / {Week:yyyy-MM-dd}");
    }
}
