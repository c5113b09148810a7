namespace HousingTest.Databases.Postgres;

/// <summary>
/// The journal of a table whose rows nothing tells apart: an entry for each row that went (−1) and each that came (+1), with all its columns. What a row's entries add up to
/// is how many of it there are too many or too few, whatever the order.
/// </summary>
internal sealed class KeylessJournal(int number, TableSchema schema) : TableJournal(number, schema)
{
    public override IEnumerable<string> Create => [CreateTable("sign smallint NOT NULL"), CreateFunction(Body), .. CreateTriggers("AFTER")];

    public override string CountTouched => $"SELECT count(*)::text FROM {Own} WHERE position > $1";

    public override string RemoveTouched =>
        $"""
        WITH net AS MATERIALIZED ({Net}), candidate AS (SELECT own.ctid, row_number() OVER (PARTITION BY net.content) AS number, net.count
            FROM ONLY {Schema.Quoted} AS own JOIN net ON net.content = {Content(Schema.Written.Select(column => $"own.{column.Quoted}"))} WHERE net.count > 0)
        DELETE FROM ONLY {Schema.Quoted} WHERE ctid = ANY (ARRAY(SELECT ctid FROM candidate WHERE number <= count))
        """;

    public override string PutBack => $"INSERT INTO {Schema.Quoted} ({Sql.List(Targets)}) OVERRIDING SYSTEM VALUE SELECT {Sql.List(Given("gone"))} FROM {Differing(-1)} AS gone";

    public override string RemoveNew => RemoveTouched;

    public override string RemoveDiffering => RemoveTouched;

    public override string? Change => null;

    public override string PutBackGone => PutBack;

    public override string Differs => $"SELECT '1' FROM ({Net}) AS net LIMIT 1";

    public override string NetChanges =>
        $"""
        SELECT sign < 0 AS "before", sign > 0 AS "after", {Sql.List([.. Given("changed"), .. Given("changed")])}
        FROM (SELECT * FROM {Differing(-1)} AS gone UNION ALL SELECT * FROM {Differing(1)} AS came) AS changed ORDER BY position
        """;

    public override string Entries =>
        $"""
        SELECT sign < 0 AS "before", sign > 0 AS "after", {Sql.List([.. Given("entry"), .. Given("entry")])}, entry.xmin::text AS transaction, entry.position::text
        FROM {Own} AS entry WHERE entry.position > $1 ORDER BY entry.position
        """;

    /// <summary>What was put back was there; it cannot be found again without reading the table.</summary>
    public override IEnumerable<string> Orphans => [];

    private string Net => $"SELECT {Content(Given("j"))} AS content, sum(j.sign) AS count FROM {Own} AS j WHERE j.position > $1 GROUP BY 1 HAVING sum(j.sign) <> 0";

    private string Body =>
        $"""
            IF TG_OP <> 'INSERT' THEN
                INSERT INTO {Own} VALUES ({JournalTables.NextPosition}, -1, {Sql.List(KeptOf("OLD"))});
            END IF;
            IF TG_OP <> 'DELETE' THEN
                INSERT INTO {Own} VALUES ({JournalTables.NextPosition}, 1, {Sql.List(KeptOf("NEW"))});
            END IF;
            RETURN NULL;
        """;

    /// <summary>Of each row as many entries as there are too few (−1) or too many (1) of it.</summary>
    private string Differing(int sign) =>
        $"""
        (SELECT numbered.* FROM (SELECT j.*, row_number() OVER (PARTITION BY {Content(Given("j"))} ORDER BY j.position) AS number, {Content(Given("j"))} AS content
            FROM {Own} AS j WHERE j.position > $1 AND j.sign = {sign}) AS numbered
            JOIN ({Net}) AS net ON net.content = numbered.content WHERE numbered.number <= {sign} * net.count)
        """;

    private static string Content(IEnumerable<string> columns) => $"ROW({Sql.List(columns)})::text";
}
