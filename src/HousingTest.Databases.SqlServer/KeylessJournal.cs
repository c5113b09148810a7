using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// The journal of a table whose rows nothing tells apart: an entry for each row that went (−1) and each that came (+1), with all its columns. What a row's entries add up to
/// is how many of it there are too many or too few, whatever the order.
/// </summary>
internal sealed class KeylessJournal(int number, TableSchema schema, bool shadow) : TableJournal(number, schema, shadow)
{
    /// <summary>Equal rows cannot be removed one by one; so all of a kind go, and as many as there were come back.</summary>
    public override string Remove => $"DELETE own FROM {Schema.Quoted} AS own WHERE {ContentOfTable("own")} IN (SELECT content FROM {Work})";

    public override string? Change => null;

    public override string PutBack =>
        $"""
        {DropWork(Numbers)} CREATE TABLE {Numbers} (number bigint NOT NULL); INSERT INTO {Numbers} VALUES (1);
        WHILE (SELECT MAX(number) FROM {Numbers}) < (SELECT MAX(wanted) FROM {Work}) INSERT INTO {Numbers} SELECT number + (SELECT MAX(number) FROM {Numbers}) FROM {Numbers};
        {Schema.Numbered($"INSERT INTO {Schema.Quoted} ({Sql.List(Targets)}) SELECT {Sql.List(KeptOf("kind"))} FROM {Work} AS kind JOIN {Numbers} AS n ON n.number <= kind.wanted")};
        """;

    public override bool RemovesFirst => true;

    public override string CountTouched => $"SELECT ISNULL(SUM(entries), 0) FROM {Work}";

    public override string Growth => $"SELECT ISNULL(SUM(net), 0) FROM {Work}";

    protected override string Second => "sign smallint NOT NULL";

    protected override string Body =>
        $"""
            INSERT INTO {Own} (position, sign, {Sql.List(AllKept)}) SELECT @position, -1, {Sql.List(TargetsOf("gone"))} FROM deleted AS gone;
            INSERT INTO {Own} (position, sign, {Sql.List(AllKept)}) SELECT @position, 1, {Sql.List(TargetsOf("came"))} FROM inserted AS came;
        """;

    private string Numbers => $"{Work}_numbers";

    public override string Prepare(long after, long upTo) =>
        $"""
        {DropWork(Work)}
        SELECT kind.*, ISNULL(now.present, 0) - kind.net AS wanted INTO {Work}
        FROM (SELECT each.*, ROW_NUMBER() OVER (PARTITION BY content ORDER BY position) AS nth, SUM(CONVERT(bigint, sign)) OVER (PARTITION BY content) AS net, COUNT_BIG(*) OVER (PARTITION BY content) AS entries
                FROM (SELECT j.*, {ContentOfKept("j")} AS content FROM {Own} AS j WHERE position > {Sql.Number(after)} AND position <= {Sql.Number(upTo)}) AS each) AS kind
            LEFT JOIN (SELECT content, COUNT_BIG(*) AS present FROM (SELECT {ContentOfTable("own")} AS content FROM {Schema.Quoted} AS own) AS rows_now GROUP BY content) AS now ON now.content = kind.content
        WHERE kind.nth = 1
        """;

    public override async Task ReadChangesAsync(Connection connection, long mark, NetChanges changes, CancellationToken cancellationToken)
    {
        var kinds = new Dictionary<string, Kind>(StringComparer.Ordinal);
        await connection.ReadAsync(
            $"SELECT CONVERT(int, sign), {Sql.List(AllKept)} FROM {Own} WHERE position > {Sql.Number(mark)} ORDER BY position, sign",
            reader =>
            {
                var row = Row(reader, 1);
                var content = JsonSerializer.Serialize(row, Json.Line);
                if (!kinds.TryGetValue(content, out var kind))
                    kinds.Add(content, kind = new Kind(row));
                kind.Net += reader.GetInt32(0);
            },
            [],
            cancellationToken);
        foreach (var kind in kinds.Values)
        {
            for (var i = 0; i < Math.Abs(kind.Net); i++)
                changes.Add(kind.Net < 0 ? kind.Row : null, kind.Net > 0 ? kind.Row : null);
        }
    }

    public override string Compare(bool noting) =>
        $"""
        {DropWork(Work)}
        SELECT sign, {Sql.List(AllKept)} INTO {Work} FROM ({Surplus(Copy, AllKept, ContentOfKept("own"), Schema.Quoted, ContentOfTable("other"), -1)}
            UNION ALL {Surplus(Schema.Quoted, [.. Schema.Written.Select((column, i) => $"{column.Quoted} AS {Kept(i)}")], ContentOfTable("own"), Copy, ContentOfKept("other"), 1)}) AS differing;
        IF EXISTS (SELECT 1 FROM {Work})
        BEGIN
            {(noting ? Note : "")}
            DELETE FROM {Copy};
            INSERT INTO {Copy} ({Sql.List(AllKept)}) SELECT {Sql.List(Targets)} FROM {Schema.Quoted};
        END;
        {DropWork(Work)}
        """;

    private string Note =>
        $"""
        DECLARE @position bigint; SET @position = {JournalTables.NextPosition};
        {Log}
        INSERT INTO {Own} (position, sign, {Sql.List(AllKept)}) SELECT @position, sign, {Sql.List(AllKept)} FROM {Work};
        """;

    /// <summary>Of each row as many as there are more of it here than there.</summary>
    private static string Surplus(string here, IReadOnlyList<string> columns, string content, string there, string contentThere, int sign) =>
        $"""
        SELECT CONVERT(smallint, {sign}) AS sign, {Sql.List(columns.Select(column => column.Contains(" AS ", StringComparison.Ordinal) ? column[(column.LastIndexOf(" AS ", StringComparison.Ordinal) + 4)..] : column))}
        FROM (SELECT {Sql.List(columns.Select(column => $"own.{column}"))}, {content} AS content, ROW_NUMBER() OVER (PARTITION BY {content} ORDER BY (SELECT 1)) AS nth FROM {here} AS own) AS numbered
            LEFT JOIN (SELECT content AS kind, COUNT_BIG(*) AS present FROM (SELECT {contentThere} AS content FROM {there} AS other) AS each GROUP BY content) AS opposite ON opposite.kind = numbered.content
        WHERE numbered.nth > ISNULL(opposite.present, 0)
        """;

    private sealed class Kind(Dictionary<string, Value> row)
    {
        public Dictionary<string, Value> Row => row;

        public int Net { get; set; }
    }
}
