namespace HousingTest.Tests.Databases;

public sealed class SqliteDialect : Dialect
{
    public override string CountedKey => "INTEGER PRIMARY KEY AUTOINCREMENT";

    public override string Real => "REAL";

    public override string Blob => "BLOB";

    public override string Virtual => "VIRTUAL";

    public override (string Key, string Integer, string Text) Types => ("INTEGER", "INTEGER", "TEXT");

    public override string Circle =>
        """
        CREATE TABLE block (id INTEGER PRIMARY KEY, warden INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE person (id INTEGER PRIMARY KEY, block INTEGER REFERENCES block (id) DEFERRABLE INITIALLY DEFERRED, boss INTEGER REFERENCES person (id));
        """;

    public override IReadOnlyList<string> RandomStatements =>
    [
        "INSERT OR IGNORE INTO home (reference, rank) VALUES ('{1}', {0});",
        "INSERT OR REPLACE INTO home (id, reference, rank) VALUES ({0}, '{1}', {2});",
        "UPDATE OR IGNORE home SET reference = '{1}' WHERE id = {0};",
        "UPDATE OR REPLACE home SET reference = '{1}', rank = {2} WHERE id = {0};",
        "UPDATE OR IGNORE home SET id = {2} WHERE id = {0};",
        "UPDATE home SET rank = rank + 1 WHERE id >= {0};",
        "DELETE FROM home WHERE id = {0};",
        "INSERT INTO tenancy SELECT {0}, {2}, {0}.5 WHERE EXISTS (SELECT 1 FROM home WHERE id = {0}) ON CONFLICT DO UPDATE SET rent = coalesce(rent, 0) + 1;",
        "UPDATE OR REPLACE tenancy SET number = {2} WHERE home = {0};",
        "DELETE FROM tenancy WHERE number = {0};",
        "INSERT INTO note SELECT 'n{1}', id FROM home WHERE id = {0};",
        "UPDATE note SET text = '{1}' WHERE text = 'two';",
        "DELETE FROM note WHERE home = {0};",
        "SAVEPOINT s; DELETE FROM note; INSERT INTO log (what) VALUES ('lost'); ROLLBACK TO s; RELEASE s;",
    ];

    public override string Bytes(string hex) => $"x'{hex}'";

    public override string Trigger(string name, string when, string table, string body) => $"CREATE TRIGGER {name} {when} ON {table} BEGIN {body} END;";
}
