using HousingTest.Model;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// The journal of one table: its table, its trigger, and the statements that read it and undo it. All of it is text, worked out once; <see cref="KeyedJournal"/> and
/// <see cref="KeylessJournal"/> differ in how they tell rows apart.
/// </summary>
internal abstract class TableJournal(int number, TableSchema schema, bool shadow)
{
    /// <summary>How our triggers' names begin: before any letter, for servers that fire by name.</summary>
    public const string TriggerPrefix = "!housingtest_";

    public int Number => number;

    public TableSchema Schema => schema;

    /// <summary>True when the table has no trigger of ours and is compared by content instead.</summary>
    public bool Shadow => shadow;

    /// <summary>Statements that put it in place, each in a batch of its own.</summary>
    public IEnumerable<string> Create
    {
        get
        {
            yield return $"CREATE TABLE {Own} ({Sql.List(["position bigint NOT NULL", Second, .. schema.Written.Select((column, i) => $"{Kept(i)} {column.KeptType} NULL")])})";
            yield return $"CREATE CLUSTERED INDEX by_position ON {Own} (position)";
            if (shadow)
            {
                yield return $"CREATE TABLE {Copy} ({Sql.List(schema.Written.Select((column, i) => $"{Kept(i)} {column.KeptType} NULL"))})";
                yield return $"INSERT INTO {Copy} ({Sql.List(AllKept)}) SELECT {Sql.List(Targets)} FROM {schema.Quoted}";
                yield break;
            }

            yield return CreateTrigger;
            // What fired before ours would have changed rows already when we are told of the statement, and the journal would have the two the wrong way round.
            foreach (var statement in (string[])["INSERT", "UPDATE", "DELETE"])
                yield return TriggerOrder.Set(Trigger, "First", statement);
        }
    }

    /// <summary>Works out what is to be done to undo what was journalled after one position and up to another, into a temporary table.</summary>
    public abstract string Prepare(long after, long upTo);

    /// <summary>Removes rows that did not stand there.</summary>
    public abstract string Remove { get; }

    /// <summary>Gives rows that stand there still what they had; null when rows are not told apart so.</summary>
    public abstract string? Change { get; }

    /// <summary>Puts back rows that are gone.</summary>
    public abstract string PutBack { get; }

    /// <summary>True when what is put back would be removed again by <see cref="Remove"/>, so that this has to come first.</summary>
    public abstract bool RemovesFirst { get; }

    /// <summary>How many rows were touched, after <see cref="Prepare"/>.</summary>
    public abstract string CountTouched { get; }

    /// <summary>How many rows more there are now than there were, by what the journal knows, after <see cref="Prepare"/>.</summary>
    public abstract string Growth { get; }

    /// <summary>Writes what differs between the table and its shadow copy into the journal, or nowhere, and makes the copy equal.</summary>
    public abstract string Compare(bool noting);

    /// <summary>Goes through the net changes since the mark, in the order of first touch.</summary>
    public abstract Task ReadChangesAsync(Connection connection, long mark, NetChanges changes, CancellationToken cancellationToken);

    /// <summary>Forgets what came after the mark @p1.</summary>
    public string Forget => $"DELETE FROM {Own} WHERE position > @p1";

    /// <summary>The trigger as SQL says it: in the table's own schema, as it must be.</summary>
    public string Trigger { get; } = Sql.Quote(schema.Schema, TriggerPrefix + Sql.Number(number));

    /// <summary>What the table keeps to itself while a transaction of ours needs it still: only for those without a trigger.</summary>
    public string Hold => $"SELECT TOP (0) 1 FROM {schema.Quoted} WITH (TABLOCKX, HOLDLOCK)";

    /// <summary>What says which of the two kinds an entry is.</summary>
    protected abstract string Second { get; }

    /// <summary>Statements of the trigger, with <c>@position</c> given.</summary>
    protected abstract string Body { get; }

    protected string Own { get; } = $"{Sql.Own}.journal_{Sql.Number(number)}";

    protected string Copy { get; } = $"{Sql.Own}.shadow_{Sql.Number(number)}";

    protected string Work { get; } = $"#{Sql.Own}_{Sql.Number(number)}";

    protected IReadOnlyList<string> Targets { get; } = [.. schema.Written.Select(column => column.Quoted)];

    protected IReadOnlyList<string> AllKept { get; } = [.. schema.Written.Select((_, i) => Kept(i))];

    protected static string Kept(int column) => $"c{Sql.Number(column)}";

    protected string Kept(ColumnSchema column) => Kept(schema.Written.ToList().IndexOf(column));

    protected IEnumerable<string> KeptOf(string row) => AllKept.Select(column => $"{row}.{column}");

    protected IEnumerable<string> TargetsOf(string row) => Targets.Select(column => $"{row}.{column}");

    /// <summary>All that the row holds, of the table and of the journal or the shadow copy.</summary>
    protected string ContentOfTable(string row) => RowContent.Digest(schema.Written, column => $"{row}.{column.Quoted}");

    protected string ContentOfKept(string row) => RowContent.Digest(schema.Written, column => $"{row}.{Kept(column)}");

    protected string Log => $"INSERT INTO {Sql.Own}.log (position, table_number, writer) VALUES (@position, {Sql.Number(number)}, {JournalTables.Writing});";

    protected static string DropWork(string table) => $"IF OBJECT_ID(N'tempdb..{table}') IS NOT NULL DROP TABLE {table};";

    /// <summary>
    /// Nothing of it may be seen by the system: no counts, no results; what a session set to limit its own statements does not limit these; statements that touch no row cost nothing.
    /// </summary>
    private string CreateTrigger =>
        $"""
        CREATE TRIGGER {Trigger} ON {schema.Quoted} AFTER INSERT, UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            SET ROWCOUNT 0;
            IF SESSION_CONTEXT(N'{Sql.Own}') IS NOT NULL RETURN;
            IF NOT EXISTS (SELECT 1 FROM inserted) AND NOT EXISTS (SELECT 1 FROM deleted) RETURN;
            DECLARE @housingtest int, @position bigint;
            {Gate.Enter}
            SET @position = {JournalTables.NextPosition};
            {Log}
        {Body}
        END
        """;

    protected Dictionary<string, Value> Row(Microsoft.Data.SqlClient.SqlDataReader reader, int from)
    {
        var row = new Dictionary<string, Value>(schema.Written.Count, StringComparer.Ordinal);
        for (var i = 0; i < schema.Written.Count; i++)
            row.Add(schema.Written[i].Name, Values.Read(reader, from + i));
        return row;
    }
}
