namespace HousingTest.Databases.SqlServer;

/// <summary>
/// The journal of a table whose rows have a key. An entry says what stood under a key just before a statement: a row, or none. The first entry of a key since a mark is therefore
/// what stood there at the mark.
/// </summary>
internal sealed class KeyedJournal(int number, TableSchema schema, bool shadow) : TableJournal(number, schema, shadow)
{
    public override string Remove => $"DELETE own FROM {Schema.Quoted} AS own JOIN {Work} AS first ON {SameKey("own", "first")} WHERE first.existed = 0";

    public override string? Change => Changed.Count == 0 ? null
        : $"UPDATE own SET {Sql.List(Changed.Select(column => $"{column.Quoted} = first.{Kept(column)}"))} FROM {Schema.Quoted} AS own JOIN {Work} AS first ON {SameKey("own", "first")} WHERE first.existed = 1";

    public override string PutBack => Schema.Numbered(
        $"INSERT INTO {Schema.Quoted} ({Sql.List(Targets)}) SELECT {Sql.List(KeptOf("first"))} FROM {Work} AS first WHERE first.existed = 1 AND NOT EXISTS (SELECT 1 FROM {Schema.Quoted} AS own WHERE {SameKey("own", "first")})");

    public override bool RemovesFirst => false;

    public override string CountTouched => $"SELECT COUNT(*) FROM {Work}";

    public override string Growth =>
        $"SELECT (SELECT COUNT_BIG(*) FROM {Schema.Quoted} AS own JOIN {Work} AS first ON {SameKey("own", "first")}) - (SELECT COUNT_BIG(*) FROM {Work} WHERE existed = 1)";

    protected override string Second => "existed bit NOT NULL";

    protected override string Body =>
        $"""
            INSERT INTO {Own} (position, existed, {Sql.List(AllKept)}) SELECT @position, 1, {Sql.List(TargetsOf("gone"))} FROM deleted AS gone;
            INSERT INTO {Own} (position, existed, {KeyColumns}) SELECT @position, 0, {Sql.List(Schema.Key.Select(column => $"came.{column.Quoted}"))}
            FROM inserted AS came WHERE NOT EXISTS (SELECT 1 FROM deleted AS gone WHERE {Sql.And(Schema.Key.Select(column => $"gone.{column.Quoted} = came.{column.Quoted}"))});
        """;

    /// <summary>A key's texts too: two that the server takes for the same need not be written the same. Numbers that a column counts cannot be set, and never differ.</summary>
    private List<ColumnSchema> Changed { get; } =
        [.. schema.Written.Where(column => !column.Identity && (!schema.Key.Contains(column) || column.Collation is not null))];

    private string KeyColumns => Sql.List(Schema.Key.Select(Kept));

    public override string Prepare(long after, long upTo) => $"{DropWork(Work)} SELECT first.* INTO {Work} FROM {First(after, upTo)} AS first";

    public override async Task ReadChangesAsync(Connection connection, long mark, NetChanges changes, CancellationToken cancellationToken)
    {
        var sql =
            $"""
            SELECT CONVERT(int, first.existed), CASE WHEN own.{Schema.Key[0].Quoted} IS NULL THEN 0 ELSE 1 END, {Sql.List([.. KeptOf("first"), .. TargetsOf("own")])}
            FROM {First(mark, long.MaxValue)} AS first LEFT JOIN {Schema.Quoted} AS own ON {SameKey("own", "first")}
            ORDER BY first.position, {Sql.List(Schema.Key.Select(column => $"first.{Kept(column)}"))}
            """;
        await connection.ReadAsync(
            sql,
            reader => changes.Add(reader.GetInt32(0) == 1 ? Row(reader, 2) : null, reader.GetInt32(1) == 1 ? Row(reader, 2 + Schema.Written.Count) : null),
            [],
            cancellationToken);
    }

    public override string Compare(bool noting) =>
        $"""
        {DropWork(Work)}
        SELECT {Sql.List(Schema.Key.Select(column => $"ISNULL(copy.{Kept(column)}, own.{column.Quoted}) AS {Kept(column)}"))}, CASE WHEN copy.{Kept(Schema.Key[0])} IS NULL THEN 0 ELSE 1 END AS existed
        INTO {Work} FROM {Copy} AS copy FULL JOIN {Schema.Quoted} AS own ON {SameKey("own", "copy")}
        WHERE copy.{Kept(Schema.Key[0])} IS NULL OR own.{Schema.Key[0].Quoted} IS NULL OR {ContentOfKept("copy")} <> {ContentOfTable("own")};
        IF EXISTS (SELECT 1 FROM {Work})
        BEGIN
            {(noting ? Note : "")}
            DELETE copy FROM {Copy} AS copy JOIN {Work} AS changed ON {SameKept("copy", "changed")};
            INSERT INTO {Copy} ({Sql.List(AllKept)}) SELECT {Sql.List(TargetsOf("own"))} FROM {Schema.Quoted} AS own JOIN {Work} AS changed ON {SameKey("own", "changed")};
        END;
        {DropWork(Work)}
        """;

    private string Note =>
        $"""
        DECLARE @position bigint; SET @position = {JournalTables.NextPosition};
        {Log}
        INSERT INTO {Own} (position, existed, {Sql.List(AllKept)}) SELECT @position, 1, {Sql.List(KeptOf("copy"))} FROM {Copy} AS copy JOIN {Work} AS changed ON {SameKept("copy", "changed")};
        INSERT INTO {Own} (position, existed, {KeyColumns}) SELECT @position, 0, {KeyColumns} FROM {Work} WHERE existed = 0;
        """;

    private string First(long after, long upTo) =>
        $"""
        (SELECT position, existed, {Sql.List(AllKept)} FROM (SELECT j.*, ROW_NUMBER() OVER (PARTITION BY {KeyColumns} ORDER BY position) AS nth
            FROM {Own} AS j WHERE position > {Sql.Number(after)} AND position <= {Sql.Number(upTo)}) AS numbered WHERE nth = 1)
        """;

    private string SameKey(string row, string entry) => Sql.And(Schema.Key.Select(column => $"{row}.{column.Quoted} = {entry}.{Kept(column)}"));

    private string SameKept(string row, string entry) => Sql.And(Schema.Key.Select(column => $"{row}.{Kept(column)} = {entry}.{Kept(column)}"));
}
