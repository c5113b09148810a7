using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Every way in which a system can be other than its map says. Ids are never reused for another meaning.</summary>
public static class MapProblems
{
    internal static Problem NoTable(string where, string entity, string table, IReadOnlyCollection<string> known) => new(
        "HT-MAP-001", $"The table '{table}' of the entity '{entity}' is not there", where, NearestNames.Tell(table, known, "the database has no table"),
        "write the table's name as the database has it, or take the entity out");

    internal static Problem NoColumn(string where, string entity, string field, string column, CatalogueTable table) => new(
        "HT-MAP-002", $"The column '{column}' of the field '{field}' of {entity} is not in {table.Name}", where,
        NearestNames.Tell(column, [.. table.Columns.Select(known => known.Name)], "the table has no column"), "write the column's name as the database has it, or take the field out");

    internal static Problem WrongType(string where, string entity, string field, string wanted, string why) => new(
        "HT-MAP-003", $"The field '{field}' of {entity} is not {wanted}", where, why, "give the field the type that its values have, or name the column that was meant");

    internal static Problem NotTheKey(string where, string entity, string column, CatalogueTable table) => new(
        "HT-MAP-004", $"The key '{column}' of {entity} does not tell one row from another", where,
        table.Key.Count == 0 ? $"{table.Name} has no primary key, and nothing keeps {column} from being the same in two rows"
            : $"the primary key of {table.Name} is {string.Join(", ", table.Key)}",
        table.Key.Count == 1 ? $"write key: {table.Key[0]}" : "take 'key' out, and tell rows apart by 'identity'");

    internal static Problem Unreferred(string where, string entity, string field, string refers, string why, string remedy) => new(
        "HT-MAP-005", $"The field '{field}' of {entity} does not refer to {refers}", where, why, remedy);

    internal static Problem NoIdentity(string where, string entity, string why) => new(
        "HT-MAP-006", $"The identity of {entity} does not tell one row from another", where, why, "name fields that people know a row by, such as a reference, or a day and what it is for");

    internal static Problem WordNeverOccurs(string where, string entity, string field, string word, string code, CatalogueColumn column) => new(
        "HT-MAP-007", $"The word '{word}' of the field '{field}' of {entity} stands for '{code}', which the database refuses", where,
        $"it allows {string.Join(", ", column.Words)}", "write the code that the database allows, or take the word out");

    internal static Problem UnknownToEstate(string where, string what, string why) => new(
        "HT-MAP-008", what, where, why, "name what the estate has, or take it out of the seed");

    internal static Problem ColumnNotSeeded(string where, string table, string column, string type) => new(
        "HT-MAP-009", $"The seed of {table} leaves out {column}, which every row must have", where, $"it is declared {type}, not null and without a default",
        "fill it from a field of the estate, or keep the table out of the seed");

    internal static Problem ColumnNotWritten(string where, string table, string column) => new(
        "HT-MAP-010", $"The seed fills {column} of {table}, which the database computes", where, "", "take the column out of the seed");

    internal static Problem NoClock(string where, string why) => new("HT-MAP-011", "The system's clock cannot be set", where, why, "mend 'set' of the clock");

    internal static Problem NoZone(string where, string zone) => new(
        "HT-MAP-012", $"There is no time zone '{zone}'", where, "", "write an IANA zone such as Europe/London");

    internal static Problem NoSignInScreen(string where, string path, string why) => new("HT-MAP-013", $"The sign-in screen {path} does not open", where, why, "mend the path");

    internal static Problem NoSignInControl(string where, string what, string control, IReadOnlyCollection<string> known) => new(
        "HT-MAP-014", $"The sign-in screen has no {what} '{control}'", where, NearestNames.Tell(control, known, "it has none at all"), "write what the screen says");

    internal static Problem NotSignedIn(string where, string role, string user, string why) => new(
        "HT-MAP-015", $"The {role} cannot sign in as '{user}'", where, why, "give the role a user whom the system has, and see to it that the environment sets the password {password}");

    internal static Problem NoScreen(string where, string screen, string path, string why) => new(
        "HT-MAP-016", $"The screen '{screen}' does not open at {path}", where, why, "mend the path, or sign in as somebody who may see it: add the role");

    internal static Problem OtherHeading(string where, string screen, string heading, string why) => new(
        "HT-MAP-017", $"The screen '{screen}' is not headed '{heading}'", where, why, "write the heading of level 1 as the screen has it");

    internal static Problem NoControl(string where, string screen, string kind, string control, string why) => new(
        "HT-MAP-018", $"The screen '{screen}' has no {kind} '{control}'", where, why, "write what the screen says, or take it out");

    internal static Problem NoPath(string where, string action, string call) => new(
        "HT-MAP-019", $"The system has no path for '{action}': {call}", where, "it answers 404", "mend the path");

    internal static Problem NoMethod(string where, string action, string call, IReadOnlyCollection<string> allowed) => new(
        "HT-MAP-020", $"The system does not take the call of '{action}': {call}", where, $"at that path it takes {string.Join(", ", allowed)}", "mend the method, or the path");

    /// <summary>HT-MAP-030.</summary>
    public static ProblemException DraftExists(string file) => new(new Problem(
        "HT-MAP-030", "A file of that name is there already, and a draft never overwrites one", file, "", "name another file with --out, or move that one away"));

    /// <summary>HT-MAP-032.</summary>
    public static ProblemException DraftNotWritten(string file, Exception cause) => new(
        new Problem("HT-MAP-032", "The draft cannot be written", file, cause.Message, "name a file in a folder that you may write to, with --out"), cause);

    /// <summary>HT-MAP-031.</summary>
    public static ProblemException NoPage(string path, string why) => new(new Problem("HT-MAP-031", $"The page {path} cannot be read", path, why, "mend the path, or leave it out"));
}
