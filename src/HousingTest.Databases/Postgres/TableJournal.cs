using System.Globalization;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// The journal of one table: its table, its trigger, and the statements that read it and undo it. All of it is text, worked out once; <see cref="KeyedJournal"/> and
/// <see cref="KeylessJournal"/> differ in how they tell rows apart.
/// </summary>
internal abstract class TableJournal(int number, TableSchema schema)
{
    /// <summary>Triggers of a kind fire by name; this one comes last, when the system's own have made the row what it will be.</summary>
    public const string Trigger = "~housingtest";

    public int Number => number;

    public TableSchema Schema => schema;

    public abstract IEnumerable<string> Create { get; }

    /// <summary>How many rows were touched since the mark $1.</summary>
    public abstract string CountTouched { get; }

    /// <summary>Removes what was touched since the mark $1 and is not as it was.</summary>
    public abstract string RemoveTouched { get; }

    /// <summary>Puts back what stood there at the mark $1.</summary>
    public abstract string PutBack { get; }

    /// <summary>Removes rows that did not stand there at the mark $1. This one and those that follow look at what stands there now, and so can be run again and again.</summary>
    public abstract string RemoveNew { get; }

    /// <summary>Removes what is not as it stood there at the mark $1.</summary>
    public abstract string RemoveDiffering { get; }

    /// <summary>Gives rows that stand there still what they had at the mark $1; null when rows are not told apart so.</summary>
    public abstract string? Change { get; }

    /// <summary>Puts back rows that stood there at the mark $1 and are gone.</summary>
    public abstract string PutBackGone { get; }

    /// <summary>Finds a row that is not as it was at the mark $1.</summary>
    public abstract string Differs { get; }

    /// <summary>Since the mark $1, in the order of first touch: whether it existed, whether it exists, the columns then, the columns now.</summary>
    public abstract string NetChanges { get; }

    /// <summary>
    /// The same for each entry on its own, in the order of the journal: what stood before it and what came after it, then the number of the transaction that wrote it and its position.
    /// </summary>
    public abstract string Entries { get; }

    /// <summary>Forgets what came after the mark $1.</summary>
    public string Forget => $"DELETE FROM {Own} WHERE position > $1";

    /// <summary>One statement per foreign key: finds a row touched since the mark $1 that refers to nothing.</summary>
    public abstract IEnumerable<string> Orphans { get; }

    /// <summary>The journal's own table, as SQL says it.</summary>
    public string Name => Own;

    protected string Own { get; } = $"{Sql.Own}.journal_{number.ToString(CultureInfo.InvariantCulture)}";

    protected string Note { get; } = $"{Sql.Own}.note_{number.ToString(CultureInfo.InvariantCulture)}";

    protected IReadOnlyList<string> Targets { get; } = [.. schema.Written.Select(column => column.Quoted)];

    protected string Kept(int column) => $"c{column.ToString(CultureInfo.InvariantCulture)}";

    protected string Kept(ColumnSchema column) => Kept(schema.Written.ToList().IndexOf(column));

    /// <summary>The columns of the journal <paramref name="from"/> as the table has them.</summary>
    protected IEnumerable<string> Given(string from) => schema.Written.Select((column, i) => column.Give($"{from}.{Kept(i)}"));

    protected IEnumerable<string> KeptOf(string row) => schema.Written.Select(column => column.Keep($"{row}.{column.Quoted}"));

    protected string CreateTable(string second) => $"CREATE TABLE {Own} ({Sql.List(
        [
            "position bigint PRIMARY KEY", second,
            .. schema.Written.Select((column, i) => $"{Kept(i)} {column.KeptType}{(column.BuiltIn && column.Collation is { } collation ? $" COLLATE {collation}" : "")}"),
        ])})";

    /// <summary>
    /// A function with the owner's rights: the system's own login may not write here. The first touch of a table in a transaction is logged; which were is kept in a setting
    /// that ends, and is rolled back, with the transaction.
    /// </summary>
    protected string CreateFunction(string body) =>
        $"""
        CREATE FUNCTION {Note}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {Settings} AS $housingtest$
        BEGIN
            IF pg_catalog.strpos(coalesce(pg_catalog.current_setting('{Sql.Own}.touched', true), ''), '|{Number}|') = 0 THEN
                INSERT INTO {Sql.Own}.log (position, table_number) VALUES ({JournalTables.NextPosition}, {Number});
                PERFORM pg_catalog.set_config('{Sql.Own}.touched', coalesce(pg_catalog.current_setting('{Sql.Own}.touched', true), '') || '|{Number}|', true);
            END IF;
        {body}
        END $housingtest$
        """;

    /// <summary>The triggers fire for everybody, also where the system's own are silenced; only our own rewind keeps them quiet.</summary>
    protected IEnumerable<string> CreateTriggers(string when)
    {
        var name = Sql.Quote(Trigger);
        var emptied = Sql.Quote(Trigger + "_emptied");
        var unlessSilent = $"WHEN (pg_catalog.current_setting('{Sql.Own}.silent', true) IS DISTINCT FROM 'on')";
        yield return $"CREATE TRIGGER {name} {when} INSERT OR UPDATE OR DELETE ON {Schema.Quoted} FOR EACH ROW {unlessSilent} EXECUTE FUNCTION {Note}()";
        yield return $"CREATE TRIGGER {emptied} AFTER TRUNCATE ON {Schema.Quoted} FOR EACH STATEMENT {unlessSilent} EXECUTE FUNCTION {Sql.Own}.emptied({Number})";
        yield return $"ALTER TABLE {Schema.Quoted} ENABLE ALWAYS TRIGGER {name}, ENABLE ALWAYS TRIGGER {emptied}";
    }

    // Types of the system's own are kept as text, which must not depend on what a session has set.
    private string Settings => schema.Columns.All(column => column.BuiltIn)
        ? ""
        : $"SET search_path = {Sql.List(["pg_catalog", Sql.Quote(schema.Schema), "public"])} SET datestyle = 'ISO,YMD' SET intervalstyle = 'postgres' SET timezone = 'UTC' SET extra_float_digits = 1 SET bytea_output = 'hex'";
}
