using System.Globalization;

namespace HousingTest.Tests.Databases;

/// <summary>Four tables in a circle, with foreign keys of kinds that a seed decides, to keys and to other unique columns; and statements over them, of which many are refused.</summary>
public static class ForeignKeyHistory
{
    private static readonly string[] Kinds =
    [
        "", "NOT VALID", "ON DELETE CASCADE ON UPDATE CASCADE", "ON DELETE SET NULL ON UPDATE CASCADE", "ON DELETE RESTRICT ON UPDATE RESTRICT", "ON DELETE SET DEFAULT ON UPDATE SET NULL",
        "DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED", "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED",
    ];

    private static readonly string[] Statements =
    [
        "INSERT INTO home (id, reference, area) VALUES ({0}, 'r{2}', {1});", "UPDATE home SET reference = 'r{1}' WHERE id = {0};", "UPDATE home SET area = {1} WHERE id = {0};",
        "BEGIN; UPDATE home SET reference = 'away' WHERE reference = 'r{0}'; UPDATE home SET reference = 'r{0}' WHERE reference = 'r{1}'; UPDATE home SET reference = 'r{1}' WHERE reference = 'away'; COMMIT;",
        "BEGIN; UPDATE tenancy SET place = 99 WHERE place = {0}; UPDATE tenancy SET place = {0} WHERE place = {1}; UPDATE tenancy SET place = {1} WHERE place = 99; COMMIT;",
        "UPDATE home SET id = {1} WHERE id = {0};", "UPDATE home SET next = {1}, lead = {2} WHERE id = {0};", "DELETE FROM home WHERE id = {0};",
        "BEGIN; INSERT INTO home (id, reference, area) VALUES (7, 'r7', 7); UPDATE tenancy SET home = 7, home_reference = 'r7' WHERE home = {0}; DELETE FROM home WHERE id = {0}; COMMIT;",
        "INSERT INTO tenancy VALUES ({0}, {1}, 'r{2}', {0});", "UPDATE tenancy SET home = {1} WHERE id = {0};", "UPDATE tenancy SET home_reference = 'r{1}' WHERE id = {0};",
        "UPDATE tenancy SET id = {1} WHERE id = {0};", "DELETE FROM tenancy WHERE id = {0};", "INSERT INTO person VALUES ({0}, {1}, {2});", "UPDATE person SET tenancy = {1} WHERE id = {0};",
        "UPDATE person SET id = {1} WHERE id = {0};", "DELETE FROM person WHERE id = {0};", "INSERT INTO note VALUES ('n{2}', {0}, {1});", "UPDATE note SET said = 'x' WHERE person = {0};",
        "DELETE FROM note WHERE tenancy = {0};",
    ];

    public static string Schema(int seed)
    {
        var random = new Random(seed);
        return $"""
            CREATE TABLE home (id INTEGER PRIMARY KEY, reference text NOT NULL UNIQUE, area integer UNIQUE, next integer, lead integer DEFAULT 1);
            CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home integer, home_reference text, place integer UNIQUE); CREATE TABLE person (id INTEGER PRIMARY KEY, tenancy integer DEFAULT 2, area integer);
            CREATE TABLE note (said text, person integer, tenancy integer);
            INSERT INTO home SELECT n, 'r' || n, n, 5 - n, n FROM generate_series(1, 4) n; INSERT INTO tenancy SELECT n, n, 'r' || n, n FROM generate_series(1, 4) n;
            INSERT INTO person SELECT n, n, n FROM generate_series(1, 4) n; INSERT INTO note SELECT 'n' || n % 2, n % 4 + 1, n % 4 + 1 FROM generate_series(1, 8) n;
            ALTER TABLE home ADD FOREIGN KEY (next) REFERENCES home (id) {Kind()}, ADD FOREIGN KEY (lead) REFERENCES person (id) {Kind()};
            ALTER TABLE tenancy ADD FOREIGN KEY (home) REFERENCES home (id) {Kind()}, ADD FOREIGN KEY (home_reference) REFERENCES home (reference) {Kind()};
            ALTER TABLE person ADD FOREIGN KEY (tenancy) REFERENCES tenancy (id) {Kind()}, ADD FOREIGN KEY (area) REFERENCES home (area) {Kind()};
            ALTER TABLE note ADD FOREIGN KEY (person) REFERENCES person (id) {Kind()}, ADD FOREIGN KEY (tenancy) REFERENCES tenancy (id) {Kind()};
            """;

        string Kind() => Kinds[random.Next(Kinds.Length)];
    }

    public static IReadOnlyList<string> Of(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => string.Format(
            CultureInfo.InvariantCulture, Statements[random.Next(Statements.Length)], random.Next(1, 7), random.Next(1, 7), random.Next(1, 7)))];
    }
}
