using System.Globalization;

namespace HousingTest.Tests.Databases;

/// <summary>A few related tables, and statements over them that a seed decides: some are refused by a constraint, and so do nothing.</summary>
public static class RandomHistory
{
    public const string Schema =
        """
        CREATE TABLE home (id INTEGER PRIMARY KEY AUTOINCREMENT, reference TEXT UNIQUE, rank INTEGER);
        CREATE TABLE tenancy (home INTEGER REFERENCES home (id) ON DELETE CASCADE ON UPDATE CASCADE, number INTEGER, rent REAL, PRIMARY KEY (home, number));
        CREATE TABLE note (text TEXT, home INTEGER REFERENCES home (id) ON DELETE SET NULL);
        CREATE TABLE log (id INTEGER PRIMARY KEY, what TEXT);
        CREATE TRIGGER tenancy_added AFTER INSERT ON tenancy BEGIN INSERT INTO log (what) VALUES ('tenancy ' || NEW.home); UPDATE home SET rank = rank + 1 WHERE id = NEW.home; END;
        CREATE TRIGGER home_gone AFTER DELETE ON home BEGIN INSERT INTO log (what) VALUES ('home ' || OLD.id); END;
        INSERT INTO home (reference, rank) VALUES ('a', 1), ('b', 2), ('c', 3), ('d', 4), ('e', 5), ('f', NULL);
        INSERT INTO tenancy VALUES (1, 1, 90.5), (1, 2, 91), (2, 1, NULL), (3, 1, 77.25);
        INSERT INTO note VALUES ('one', 1), ('two', 1), ('two', 1), ('three', NULL);
        """;

    private static readonly string[] Statements =
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

    public static IReadOnlyList<string> Of(int seed)
    {
        var random = new Random(seed);
        var history = new List<string>();
        var length = random.Next(1, 25);
        for (var i = 0; i < length; i++)
        {
            var letter = (char)('a' + random.Next(8));
            history.Add(string.Format(CultureInfo.InvariantCulture, Statements[random.Next(Statements.Length)], random.Next(1, 9), letter, random.Next(1, 9)));
        }

        return history;
    }
}
