using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>Every problem of this area, with its id. Ids are never reused for another meaning.</summary>
internal static class DatabaseProblems
{
    public static ProblemException NotOurs(string place) => new(new Problem(
        "HT-DB-001", "A file that is no test copy stands where a test copy was to be made", place,
        "It carries no marker of HousingTest, so it may be somebody's database; it was left as it is",
        "Give the environment another folder, or move the file away yourself"));

    public static ProblemException NoMarker(string place, string why) => new(new Problem(
        "HT-DB-002", "This database is no test copy, so nothing was done to it", place, why,
        "Make a test copy with `housingtest up`; only a database that HousingTest provisioned is ever loaded, rewound or wiped"));

    public static ProblemException OtherMarker(string place, DatabaseMarker found, DatabaseMarker expected) => new(new Problem(
        "HT-DB-003", "This database belongs to another test copy, so nothing was done to it", place,
        $"its marker names copy {found.CopyId} at {found.Place}; expected was copy {expected.CopyId} at {expected.Place}",
        "A copied or moved test copy is not used again: provision a new one"));

    public static ProblemException Busy(string place, TimeSpan waited) => new(new Problem(
        "HT-DB-004", $"A transaction of the system stayed open for more than {waited.TotalSeconds:0.#} s", place,
        "The database cannot be marked, loaded or put back while somebody else is writing",
        "Let the scenario wait until the job or request has ended; look in the system's log for one that hangs"));

    public static Problem SeedUnknown(SeedMap seed, string what, string why) => new(
        "HT-DB-005", what, $"the map's seed for {seed.Estate}, table {seed.Table}", why, "Correct the seed section of the system map");

    public static ProblemException FieldUnknown(SeedMap seed, string column, string field, EstateTable table) => new(new Problem(
        "HT-DB-006", $"An estate's {table.Entity} has no field '{field}'", $"the map's seed for {seed.Estate}, table {seed.Table}, column {column}",
        $"Its fields are: {string.Join(", ", table.Fields)}", "Correct the seed section of the system map"));

    public static ProblemException RowRefused(SeedMap seed, EstateRow row, Exception cause) => new(
        new Problem(
            "HT-DB-007", $"The database refused an estate's {row.Table.Entity}",
            $"the map's seed for {seed.Estate}, table {seed.Table}, key {row.Values[0]}", cause.Message,
            "Correct the seed section of the system map: a column left out, a word not translated, or a table loaded before the one that it refers to"),
        cause);

    public static ProblemException OrphansLoaded(string place, string rows) => new(new Problem(
        "HT-DB-008", "Rows refer to rows that are not there; nothing was loaded", place, rows,
        "Let the seed section of the system map load the tables that these rows refer to"));

    public static ProblemException MarkGone(string place) => new(new Problem(
        "HT-DB-009", "There is no such mark any more", place, "The database went back to an earlier mark, or its journal was stopped",
        "Set a new mark"));

    public static ProblemException NoWayBack(string place, string why) => new(new Problem(
        "HT-DB-010", "The database cannot go back to this mark", place, why,
        "Provision the test copy again; only the first mark after the journal's start survives such a change"));

    public static ProblemException NotJournalled(string place, string table, string why) => new(new Problem(
        "HT-DB-011", $"The table {table} cannot be journalled", place, why, "Tell the makers of HousingTest what the table looks like"));

    public static ProblemException NameUnknown(string place, string what, string known) => new(new Problem(
        "HT-DB-012", what, place, known, "Correct the system map"));

    public static ProblemException StatementRefused(string place, Exception cause) => new(
        new Problem("HT-DB-013", "The database refused a statement", place, cause.Message, "Correct the statement in the system map"), cause);

    public static ProblemException SchemaNotRestored(string place, string differing) => new(new Problem(
        "HT-DB-014", "Taking the harness out would not leave the vendor's schema as it was; nothing was taken out", place, differing,
        "Keep the database as a test copy, and tell the makers of HousingTest"));

    public static ProblemException NoCheckpoint(string file, string why) => new(new Problem(
        "HT-DB-015", "This file is no checkpoint of a test copy", file, why, "Name a file that a checkpoint was saved to"));

    public static ProblemException NoJournal(string place) => new(new Problem(
        "HT-DB-016", "The journal of this test copy is not running", place, "", "Start the journal before setting a mark"));

    public static ProblemException Refused(string place, Exception cause) => new(
        new Problem("HT-DB-017", "The database could not be read or written", place, cause.Message, "See what it says; look whether the disk has room, and whether the server runs or something replaced the file"),
        cause);

    public static ProblemException ScriptRefused(string script, int line, Exception cause) => new(
        new Problem("HT-DB-018", "The database refused a statement of the script", $"{script}:{line}", cause.Message,
            "send the line to whoever made the script; look whether it is for this release and for this kind of database"),
        cause);

    public static ProblemException ScriptUnfinished(string script) => new(new Problem(
        "HT-DB-019", "The script leaves a transaction open, so none of it counts", script, "it has a BEGIN without its COMMIT",
        "add the COMMIT, or ask whoever made the script whether it was saved whole"));

    public static ProblemException MayNotSilence(string place, string tables) => new(new Problem(
        "HT-DB-020", "The login may not silence the system's triggers", place,
        $"It may not set session_replication_role, and can turn off triggers of its own tables alone; of another login are: {tables}",
        "Let the system make its tables with the same login, or the server's administrator run GRANT with the name of the tables' owner TO the login; or give a superuser's login"));

    public static ProblemException NoDump(string place, string why) => new(new Problem(
        "HT-DB-021", "The schema of the test copy cannot be kept", place, why,
        "Install the server's client programs, of the server's version or a later one, so that pg_dump is found on the path"));

    public static ProblemException NotThere(string place) => new(new Problem(
        "HT-DB-026", "There is no such database", place, "", "Look whether the name is right, and whether the environment is the one of the system that it belongs to"));

    public static ProblemException CannotEmpty(string place, string orphans) => new(new Problem(
        "HT-DB-025", "Tables that are to be kept refer to rows that would be gone; nothing was emptied", place, orphans,
        "Take these tables out of the map's reference tables, or clear the columns that refer"));

    public static Problem ChangesUnfit(string place, string why) => new(
        "HT-DB-027", "The changes do not fit the database any more, so none of them was applied", place, why,
        "The system was altered since these rows were written: go back to a checkpoint from before it was, or put the rows right by hand");

    public static ProblemException NotListed(string place, string file) => new(new Problem(
        "HT-DB-023", "This server is not one for test copies, so nothing on it was touched", place, $"{file} does not list it, and HousingTest did not start it",
        "Give a server that holds nothing live, and list it there with who answers for it"));

    public static ProblemException OtherServer(string place, string file, string listed, string found) => new(new Problem(
        "HT-DB-024", "Another server answers here than the one that is listed, so nothing on it was touched", place, $"{file} lists the one that calls itself {listed}; this one calls itself {found}",
        "Find out which server this is; list its own identity only when it holds nothing live"));

    public static ProblemException NoDatabase(string place, string why) => new(new Problem(
        "HT-DB-022", "This names no database for a test copy", place, why,
        "Give the server, as in Host=127.0.0.1;Username=council, with the name of the database that is to be made"));

    public static ProblemException NoServerDatabase(string place, string why) => new(new Problem(
        "HT-DB-022", "This names no database for a test copy", place, why,
        "Give the server, as in Data Source=127.0.0.1,1433;User ID=council, with the name of the database that is to be made"));

    public static Problem NeedsShadowCopy(string place, string table, string why) => new(
        "HT-DB-011", $"The table {table} cannot be journalled", place, why, "Name the table in the environment file among those that are kept as a shadow copy");

    public static Problem NotNested(string place) => new(
        "HT-DB-011", "What the system's triggers write cannot be journalled", place, "The server is set not to let triggers fire by what triggers do",
        "Let the server's administrator run EXEC sp_configure 'nested triggers', 1; RECONFIGURE");
}
