namespace HousingTest.Databases.Postgres;

/// <summary>
/// The journal of a table whose rows have a key. An entry says what stood under a key just before something happened there: a row, or none. The first entry of a key
/// since a mark is therefore what stood there at the mark. It is written before the row is, since what the system's triggers do to the rows of one statement comes
/// before all that fires after it.
/// </summary>
internal sealed class KeyedJournal(int number, TableSchema schema) : TableJournal(number, schema)
{
    public override IEnumerable<string> Create => [CreateTable("existed boolean NOT NULL"), CreateFunction(Body), .. CreateTriggers("BEFORE")];

    public override string CountTouched => $"SELECT count(*)::text FROM {Touched} AS touched";

    public override string RemoveTouched => $"DELETE FROM ONLY {Schema.Quoted} AS own USING {Touched} AS touched WHERE {SameKey("own", "touched")}";

    public override string PutBack =>
        $"INSERT INTO {Schema.Quoted} ({Sql.List(Targets)}) OVERRIDING SYSTEM VALUE SELECT {Sql.List(Given("first"))} FROM {First} AS first WHERE first.existed";

    public override string RemoveNew => $"DELETE FROM ONLY {Schema.Quoted} AS own USING {First} AS first WHERE {SameKey("own", "first")} AND NOT first.existed";

    public override string RemoveDiffering => $"DELETE FROM ONLY {Schema.Quoted} AS own USING {First} AS first WHERE {SameKey("own", "first")} AND {IsOther}";

    // A key's columns too: two texts or numbers that the server takes for the same need not be written the same.
    public override string? Change => Settable.Count == 0 ? null :
        $"UPDATE ONLY {Schema.Quoted} AS own SET {Sql.List(Settable.Select(column => $"{column.Quoted} = {column.Give($"first.{Kept(column)}")}"))} FROM {First} AS first WHERE {SameKey("own", "first")} AND first.existed AND {IsOther}";

    public override string PutBackGone => $"{PutBack} AND NOT EXISTS (SELECT 1 FROM ONLY {Schema.Quoted} AS own WHERE {SameKey("own", "first")})";

    public override string Differs =>
        $"""
        SELECT '1' FROM {First} AS first LEFT JOIN ONLY {Schema.Quoted} AS own ON {SameKey("own", "first")}
        WHERE CASE WHEN own.{Schema.Key[0].Quoted} IS NULL THEN first.existed ELSE {IsOther} END LIMIT 1
        """;

    public override string NetChanges =>
        $"""
        SELECT first.existed AS "before", now.{Schema.Key[0].Quoted} IS NOT NULL AS "after", {Sql.List([.. GivenWhereExisted("first"), .. Schema.Written.Select(column => $"now.{column.Quoted}")])}
        FROM {First} AS first LEFT JOIN ONLY {Schema.Quoted} AS now ON {SameKey("now", "first")} ORDER BY first.position
        """;

    /// <summary>What an entry led to is what the next one of the same key found there, or what stands there now.</summary>
    public override string Entries =>
        $"""
        SELECT entry.existed AS "before", CASE WHEN (entry.later).position IS NULL THEN now.{Schema.Key[0].Quoted} IS NOT NULL ELSE (entry.later).existed END AS "after",
            {Sql.List([.. GivenWhereExisted("entry"), .. Schema.Written.Select((column, i) =>
                $"CASE WHEN (entry.later).position IS NULL THEN now.{column.Quoted} WHEN (entry.later).existed THEN {column.Give($"(entry.later).{Kept(i)}")} END")])},
            entry.transaction, entry.position::text
        FROM (SELECT j.*, j.xmin::text AS transaction, lead(j) OVER (PARTITION BY {KeyColumns} ORDER BY j.position) AS later FROM {Own} AS j WHERE j.position > $1) AS entry
            LEFT JOIN ONLY {Schema.Quoted} AS now ON (entry.later).position IS NULL AND {SameKey("now", "entry")}
        ORDER BY entry.position
        """;

    public override IEnumerable<string> Orphans => Schema.ForeignKeys.Select(key =>
        $"SELECT '1' FROM {Touched} AS touched JOIN ONLY {Schema.Quoted} AS child ON {SameKey("child", "touched")} WHERE {key.Broken("child")} LIMIT 1");

    /// <summary>An entry that says that there was no row has no values, and a type of the system's own may refuse to be none.</summary>
    private IEnumerable<string> GivenWhereExisted(string entry) => Given(entry).Select((column, i) => Schema.Written[i].BuiltIn ? column : $"CASE WHEN {entry}.existed THEN {column} END");

    private List<ColumnSchema> Settable { get; } = [.. schema.Written.Where(column => !column.Counted)];

    /// <summary>A condition: the row <c>own</c> is not what its first entry says.</summary>
    private string IsOther =>
        $"CASE WHEN first.existed THEN ROW({Sql.List(Schema.Written.Select(column => $"own.{column.Quoted}"))})::text <> ROW({Sql.List(Given("first"))})::text ELSE true END";

    private string KeyColumns => Sql.List(Schema.Key.Select(Kept));

    private string Touched => $"(SELECT DISTINCT {KeyColumns} FROM {Own} WHERE position > $1)";

    private string First => $"(SELECT DISTINCT ON ({KeyColumns}) * FROM {Own} WHERE position > $1 ORDER BY {KeyColumns}, position)";

    private string Body =>
        $"""
            IF TG_OP = 'INSERT' THEN
                {EnterNew}
                RETURN NEW;
            END IF;
            INSERT INTO {Own} VALUES ({JournalTables.NextPosition}, true, {Sql.List(KeptOf("OLD"))});
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            IF {string.Join(" OR ", Schema.Key.Select(column => $"NEW.{column.Quoted} IS DISTINCT FROM OLD.{column.Quoted}"))} THEN
                {EnterNew}
            END IF;
            RETURN NEW;
        """;

    /// <summary>Where a row stands under the key, this one is refused, or has already been entered.</summary>
    private string EnterNew =>
        $"IF NOT EXISTS (SELECT 1 FROM ONLY {Schema.Quoted} AS own WHERE {Sql.And(Schema.Key.Select(column => $"own.{column.Quoted} = NEW.{column.Quoted}"))}) THEN "
        + $"INSERT INTO {Own} (position, existed, {KeyColumns}) VALUES ({JournalTables.NextPosition}, false, {Sql.List(Schema.Key.Select(column => column.Keep($"NEW.{column.Quoted}")))}); END IF;";

    private string SameKey(string row, string entry) => Sql.And(Schema.Key.Select(column => $"{row}.{column.Quoted} = {column.Give($"{entry}.{Kept(column)}")}"));
}
