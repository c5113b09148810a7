using System.Globalization;

namespace HousingTest.Tests.Databases;

/// <summary>A few related tables, and statements over them that a seed decides: some are refused by a constraint, and so do nothing.</summary>
public static class RandomHistory
{
    public static string Schema(Dialect dialect) =>
        $"""
        CREATE TABLE home (id {dialect.CountedKey}, reference TEXT UNIQUE, rank INTEGER);
        CREATE TABLE tenancy (home INTEGER REFERENCES home (id) ON DELETE CASCADE ON UPDATE CASCADE, number INTEGER, rent REAL, PRIMARY KEY (home, number));
        CREATE TABLE note (text TEXT, home INTEGER REFERENCES home (id) ON DELETE SET NULL);
        CREATE TABLE log (id {dialect.CountedKey}, what TEXT);
        {dialect.Trigger(
            "tenancy_added", "AFTER INSERT", "tenancy", "INSERT INTO log (what) VALUES ('tenancy ' || NEW.home); UPDATE home SET rank = rank + 1 WHERE id = NEW.home;")}
        {dialect.Trigger("home_gone", "AFTER DELETE", "home", "INSERT INTO log (what) VALUES ('home ' || OLD.id);")}
        INSERT INTO home (reference, rank) VALUES ('a', 1), ('b', 2), ('c', 3), ('d', 4), ('e', 5), ('f', NULL);
        INSERT INTO tenancy VALUES (1, 1, 90.5), (1, 2, 91), (2, 1, NULL), (3, 1, 77.25);
        INSERT INTO note VALUES ('one', 1), ('two', 1), ('two', 1), ('three', NULL);
        """;

    public static IReadOnlyList<string> Of(int seed, Dialect dialect)
    {
        var random = new Random(seed);
        var history = new List<string>();
        var length = random.Next(1, 25);
        for (var i = 0; i < length; i++)
        {
            var letter = (char)('a' + random.Next(8));
            history.Add(string.Format(CultureInfo.InvariantCulture, dialect.RandomStatements[random.Next(dialect.RandomStatements.Count)], random.Next(1, 9), letter, random.Next(1, 9)));
        }

        return history;
    }
}
