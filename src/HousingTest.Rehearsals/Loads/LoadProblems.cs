using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Every problem of loads besides those of the file itself and of its extract, with its id. Ids are never reused for another meaning.</summary>
internal static class LoadProblems
{
    private const int MostTold = 50;

    public static Problem NoEntity(string where, string entity, IEnumerable<string> known) => new(
        "HT-LOA-001", $"The map has no entity '{entity}'", where, $"it has: {string.Join(", ", known)}", "name it as the system map does: ./housingtest map words");

    public static Problem NoField(string where, string what, string why) => new("HT-LOA-002", what, where, why, "name it as the system map does: ./housingtest map words");

    public static Problem NotInDatabase(string where, string what, string known) => new(
        "HT-LOA-003", what, where, known, "the system map does not fit this release: look at it with ./housingtest map check");

    public static Problem OtherType(string where, string field, string mapped, string read) => new(
        "HT-LOA-004", $"'{field}' is {mapped} in the system map, and is read here as {read}", where, "", $"take out the keys that are for {read}");

    public static Problem PoundsOrPence(string where, string field) => new(
        "HT-LOA-005", $"Nothing says whether '{field}' is in pounds or in pence", where, "the system map says that it is money",
        "write { column: …, format: pounds } or { column: …, format: pence }; for the same in every row { value: £12.50 } or { value: 1250p }");

    public static Problem NoWord(string where, string field, string word, string wanted) => new(
        "HT-LOA-006", $"'{word}' is nothing that '{field}' can be", where, wanted, "mend the word here, or add it to the system map if the system has it");

    public static Problem NoWayToFind(string where, string field, string entity) => new(
        "HT-LOA-007", $"'{field}' refers to a {entity}, and nothing says how its row is found", where, "the system map does not say by which field people know one",
        "add 'by:' with a field of it that no two rows share");

    public static Problem ByOfNoReference(string where, string field) => new(
        "HT-LOA-008", $"'{field}' refers to nothing, so 'by:' says nothing of it", where, "", "take 'by:' out");

    public static Problem NotFilled(string where, string entity, IReadOnlyList<string> fields) => new(
        "HT-LOA-009", $"The load leaves out what every {entity} must have: {string.Join(", ", fields)}", where, "the database takes no row without, and has no default for it",
        "name a column for each, or the same value for every row: { value: … }");

    public static Problem Rejected(LoadResult result) => new(
        "HT-LOA-010", $"{Number(result.RejectedRows)} of {Number(result.Read - result.LeftOut)} rows cannot be loaded, so nothing was written", result.Extract, Listed(result),
        "mend the load or the extract; to load all others and have these listed, say 'refuse: skip'");

    public static Problem Nothing(LoadResult result) => new(
        "HT-LOA-011", "The load has nothing to write", result.Extract,
        result.Read == 0 ? "the extract has no rows" : result.LeftOut == result.Read ? $"'only:' and 'without:' leave out all {Number(result.Read)} rows" : $"not one of {Number(result.Read)} rows can be loaded:\n{Listed(result)}",
        "mend the extract or the load: a step that writes nothing has done nothing");

    public static ProblemException RowRefused(string extract, long? line, string entity, ProblemException cause) => new(
        new Problem(
            "HT-LOA-012", $"The database refused a {entity}, so nothing was written", line is { } known ? string.Create(CultureInfo.InvariantCulture, $"{extract}:{known}") : extract,
            cause.Problems[0].Why, "mend that row: a value is there twice, is missing, or is none that the database takes"),
        cause);

    public static Problem KeysAreNoNumbers(string where, string table, string key) => new(
        "HT-LOA-013", $"The keys of {table} are no numbers", where, $"column {key}", "a load makes keys by counting on: take 'key' of the entity out of the system map if the database makes them");

    public static Problem FilledTwice(string where, string field, string other) => new(
        "HT-LOA-014", $"'{field}' and '{other}' fill the same column", where, "", "keep one of the two");

    public static Problem NoSuchRow(string where, string field, string text, string why) => new(
        "HT-LOA-015", $"'{field}' is to refer to '{text}' in every row", where, $"it {why}", "name one that is there, or load it before");

    private static string Listed(LoadResult result)
    {
        var lines = result.Rejected.Take(MostTold).Select(row => string.Create(CultureInfo.InvariantCulture, $"{result.Extract}:{row.Line}  {Told(row)}")).ToList();
        if (result.Rejected.Count > MostTold)
            lines.Add($"and {Number(result.Rejected.Count - MostTold)} more");
        return string.Join('\n', lines);
    }

    private static string Told(RejectedRow row) => row.Field.Length == 0 ? row.Why : row.Value.Length == 0 ? $"{row.Field} {row.Why}" : $"{row.Field} '{row.Value}' {row.Why}";

    private static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
