using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Every problem of reconciliations besides those of the file itself, with its id. Ids are never reused for another meaning.</summary>
internal static class ReconciliationProblems
{
    public static Problem NoExtract(string where, string path, string why) => new(
        "HT-REC-001", "An extract cannot be read", where, $"{path}: {why}", "mend the name, or put the extract there; it is looked for beside this file");

    public static Problem NoColumn(string where, string path, string column, IReadOnlyList<string> known) => new(
        "HT-REC-002", $"The extract has no column '{column}'", where, $"{path} has: {string.Join(", ", known)}",
        "name a column as its header does; if these are values and no names, the extract has no header: say 'columns:' with their names");

    public static Problem NoDatabase(string where, string side) => new(
        "HT-REC-003", $"The side {side} is in a database, and none was given", where, "", "name the environment that has it: --environment embedded");

    public static Problem NotInMap(string where, string what, string why) => new("HT-REC-004", what, where, why, "name it as the system map does: ./housingtest map words");

    public static Problem NotInDatabase(string where, string what, string known) => new("HT-REC-005", what, where, known, "name one that the database has");

    public static ProblemException WrongEncoding(string path, string encoding, long line, Exception cause) => new(
        new Problem(
            "HT-REC-006", $"The extract is not in {encoding}", $"{path}, after line {line}", "it has bytes there that are no letter in it",
            "say 'encoding: windows-1252' (most systems on Windows), or ask whoever made the extract"),
        cause);

    public static ProblemException Unclosed(string path, long line, string why, Exception? cause = null)
    {
        var problem = new Problem("HT-REC-007", "A value of the extract does not end", $"{path}:{line}", why, "close the quote there, or say the right 'delimiter:' and 'format:'");
        return cause is null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }

    public static ProblemException TooMuch(string control) => new(new Problem(
        "HT-REC-008", "An amount is larger than any council's", $"the control '{control}'", "its sum has more than eighteen digits", "look whether the column is an amount at all, and in pounds or pence"));

    public static Problem Empty(string where, string path) => new(
        "HT-REC-009", "The extract is empty: it has not even a header", where, path, "have it made again; if it never has a header, say 'columns:' with its names");

    public static Problem ColumnTwice(string where, string path, string column) => new(
        "HT-REC-010", $"The extract has two columns '{column}'", where, path, "have one of them named otherwise, so that it is clear which is meant");

    public static ProblemException NotOurs(string folder) => new(new Problem(
        "HT-REC-011", "Something else lies where an earlier result should", folder, "it has a result.json that is no reconciliation's, or one that was cut off",
        "delete that folder, or give --to another"));
}
