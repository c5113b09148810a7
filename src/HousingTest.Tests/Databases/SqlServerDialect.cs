using System.Text;
using System.Text.RegularExpressions;

namespace HousingTest.Tests.Databases;

/// <summary>
/// The contract's SQL in T-SQL. Keys that the database counts are identities, to which a number can be written only when that is asked for, and which cannot be changed.
/// </summary>
public sealed partial class SqlServerDialect : Dialect
{
    public override string CountedKey => "bigint IDENTITY PRIMARY KEY";

    public override bool TellsWriters => true;

    public override string Real => "float";

    public override string Blob => "varbinary(max)";

    public override string Virtual => "PERSISTED";

    public override (string Key, string Integer, string Text) Types => ("bigint", "int", "nvarchar(400)");

    public override string KeyRefused => "DUPLICATE KEY";

    public override string Circle =>
        """
        CREATE TABLE block (id INTEGER PRIMARY KEY, warden INTEGER);
        CREATE TABLE person (id INTEGER PRIMARY KEY, block INTEGER REFERENCES block (id), boss INTEGER REFERENCES person (id));
        ALTER TABLE block ADD FOREIGN KEY (warden) REFERENCES person (id);
        """;

    public override (string Rows, string Changes) CircleRows => (
        "BEGIN; INSERT INTO block VALUES (1, NULL), (2, NULL); INSERT INTO person VALUES (1, 1, 1), (2, 2, 1); UPDATE block SET warden = 1 WHERE id = 1; COMMIT;",
        "BEGIN; UPDATE block SET warden = NULL; DELETE FROM person; DELETE FROM block; INSERT INTO block VALUES (7, NULL); INSERT INTO person VALUES (7, 7, 7); UPDATE block SET warden = 7; COMMIT;");

    public override IReadOnlyList<string> RandomStatements =>
    [
        "INSERT INTO home (reference, rank) VALUES ('{1}', {0});",
        "IF NOT EXISTS (SELECT 1 FROM home WHERE id = {0}) BEGIN INSERT INTO home (id, reference, rank) VALUES ({0}, '{1}', {2}); END; UPDATE home SET reference = '{1}', rank = {2} WHERE id = {0};",
        "UPDATE home SET reference = '{1}' WHERE id = {0};",
        "UPDATE home SET rank = rank + 1 WHERE id >= {0};",
        "DELETE FROM home WHERE reference = '{1}'; INSERT INTO home (id, reference, rank) VALUES ({0}, '{1}', 7);",
        "DELETE FROM home WHERE id = {0};",
        "INSERT INTO tenancy SELECT {0}, {2}, {0}.5 WHERE EXISTS (SELECT 1 FROM home WHERE id = {0});",
        "UPDATE tenancy SET number = {2} WHERE home = {0};",
        "UPDATE tenancy SET home = {2} WHERE number = {0};",
        "DELETE FROM tenancy WHERE number = {0};",
        "INSERT INTO note SELECT 'n{1}', id FROM home WHERE id = {0};",
        "UPDATE note SET text = '{1}' WHERE text = 'two';",
        "DELETE FROM note WHERE home = {0};",
        "BEGIN; SAVE TRANSACTION s; DELETE FROM note; INSERT INTO log (what) VALUES ('lost'); ROLLBACK TRANSACTION s; UPDATE home SET rank = 1 WHERE id = {0}; COMMIT;",
    ];

    public override string Bytes(string hex) => $"0x{hex}";

    /// <summary>A trigger of a statement: it goes through the rows that there were.</summary>
    public override string Trigger(string name, string when, string table, string body)
    {
        var words = when.Split(' ');
        var rows = words[1] is "DELETE" ? "deleted" : "inserted";
        var only = words.Length > 2 ? $"IF UPDATE({words[3]}) " : "";
        body = OfRows().Replace(body, match => $"SELECT {match.Groups["text"].Value} || {match.Groups["column"].Value} FROM {rows}");
        body = IsRow().Replace(body, match => $"IN (SELECT {match.Groups["column"].Value} FROM {rows})");
        return $"\nGO\nCREATE TRIGGER {name} ON {table} AFTER {words[1]} AS BEGIN SET NOCOUNT ON; {only}BEGIN {body} END END\nGO\n";
    }

    /// <summary>Types, concatenation, generated columns, transactions and texts, as far as the contract has them.</summary>
    public override string Say(string sql)
    {
        sql = Generated().Replace(sql, "AS ${how} PERSISTED");
        sql = Concatenated().Replace(sql, match => string.Join(" + ", match.Value.Split(" || ").Select(part => $"CONVERT(nvarchar(400), {part})")));
        sql = Text().Replace(sql, match => match.Groups["quoted"].Success ? (Ascii.IsValid(match.Value) ? "" : "N") + match.Value : match.Groups["other"].Success ? match.Value : "nvarchar(400)");
        sql = Numbered().Replace(sql, match => $"{Insert(match, "ON")} {match.Value} {Insert(match, "OFF")}");
        sql = Begin().Replace(sql, "BEGIN TRANSACTION;");
        sql = AddColumn().Replace(sql, "${table} ADD ${column};\nGO\n");
        return DropIndex().Replace(sql, "DROP INDEX ${index} ON home;");
    }

    /// <summary>Only where the table counts: the server refuses to be asked of any other.</summary>
    private static string Insert(Match insert, string how) =>
        $"IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID('{insert.Groups["table"].Value}')) SET IDENTITY_INSERT {insert.Groups["table"].Value} {how};";

    [GeneratedRegex(@"INSERT INTO (?<table>\w+) \(id, [^;]*(;|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"VALUES \((?<text>'[^']*') \|\| (NEW|OLD)\.(?<column>\w+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex OfRows();

    [GeneratedRegex(@"= (NEW|OLD)\.(?<column>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex IsRow();

    [GeneratedRegex(@"\w+ GENERATED ALWAYS AS (?<how>\(([^()]|\([^()]*\))*\)) (STORED|VIRTUAL|PERSISTED)", RegexOptions.ExplicitCapture)]
    private static partial Regex Generated();

    [GeneratedRegex(@"('[^']*'|[\w.]+(\([^()]*\))?)( \|\| ('[^']*'|[\w.]+(\([^()]*\))?))+", RegexOptions.ExplicitCapture)]
    private static partial Regex Concatenated();

    [GeneratedRegex("""(?<quoted>(?<![N\w])'([^']|'')*')|(?<other>N'([^']|'')*'|"[^"]*"|--[^\n]*|/\*[\s\S]*?\*/)|\bTEXT\b""", RegexOptions.ExplicitCapture)]
    private static partial Regex Text();

    [GeneratedRegex(@"\bBEGIN;")]
    private static partial Regex Begin();

    [GeneratedRegex(@"(?<table>ALTER TABLE \w+) ADD COLUMN (?<column>[^;]+);", RegexOptions.ExplicitCapture)]
    private static partial Regex AddColumn();

    [GeneratedRegex(@"DROP INDEX (?<index>\w+);", RegexOptions.ExplicitCapture)]
    private static partial Regex DropIndex();
}
