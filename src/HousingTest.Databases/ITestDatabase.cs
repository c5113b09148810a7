using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>
/// The database of one test copy. The system under test is connected to it all the time, from its own process.
/// Calls may come from any thread; they are taken one after the other. Every call that writes looks at the marker first, in the transaction in which it writes.
/// </summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>The system's tables, without the harness's own.</summary>
    Task<SchemaShape> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The system's tables with their keys, references and row counts, read over a connection of its own that can only read, and never a row's content: as an
    /// account that may see nothing else could.
    /// </summary>
    Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Rows by column name: all of a table's, or as many as asked for of a larger one, half of them its first by key and half its last.
    /// </summary>
    /// <param name="table">Table name.</param>
    /// <param name="most">How many at most; even.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SampleAsync(string table, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Fills tables as the map's seed says, in one transaction, streaming. The system's own triggers stay silent: an estate is whole as it comes.
    /// Foreign keys must hold at the end. Entities that the seed does not name are passed over. When the journal is on, the rows are journalled.
    /// </summary>
    /// <param name="seed">Seed section of the system map.</param>
    /// <param name="rows">Rows of an estate, or of single things that a step makes.</param>
    /// <param name="loaded">Told now and then how many rows there are so far; may be null.</param>
    /// <param name="cancellationToken">Gives up; nothing is loaded then.</param>
    /// <returns>How many table rows were written.</returns>
    Task<long> LoadAsync(IReadOnlyList<SeedMap> seed, IEnumerable<EstateRow> rows, IProgress<long>? loaded, CancellationToken cancellationToken);

    /// <summary>
    /// Empties every table but those that are kept, in one transaction, and sees to it that what was in them cannot be read from the database's pages either. The system's triggers stay
    /// silent. Journal and marks are taken out first: there is no way back. Rows of a kept table that would refer to nothing are named, and nothing is emptied then (HT-DB-025).
    /// </summary>
    /// <param name="keep">Tables to be left as they are, by the names that <see cref="DescribeAsync"/> gives, case ignored. One that is not there is refused (HT-DB-012).</param>
    /// <param name="cancellationToken">Gives up; nothing is emptied then.</param>
    /// <returns>How many rows were removed.</returns>
    Task<long> WipeAsync(IReadOnlyCollection<string> keep, CancellationToken cancellationToken);

    /// <summary>Puts the journal in place over every table; nothing when it is there already and nothing about the schema changed.</summary>
    Task StartJournalAsync(CancellationToken cancellationToken);

    /// <summary>Takes the journal, its marks and its triggers out.</summary>
    Task StopJournalAsync(CancellationToken cancellationToken);

    /// <summary>A mark, taken when no other transaction is open; after a bounded wait for that, HT-DB-004.</summary>
    Task<JournalMark> MarkAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The net change of every row since the mark: ordered by table and then by when a row was first touched, without rows that ended as they
    /// began. A row whose key changed is one deleted and one inserted. Generated columns are left out.
    /// </summary>
    Task<IReadOnlyList<RowChange>> ChangesSinceAsync(JournalMark mark, CancellationToken cancellationToken);

    /// <summary>
    /// The same, transaction by transaction in the order in which they first wrote, each with the net change that it alone made, and who wrote it. An engine that cannot tell one
    /// transaction from another (SQLite, SQL Server) gives all as one, of nobody.
    /// </summary>
    Task<IReadOnlyList<TransactionChanges>> TransactionsSinceAsync(JournalMark mark, CancellationToken cancellationToken);

    /// <summary>Who wrote since the mark, and to which tables; empty where the engine cannot tell who writes (SQLite).</summary>
    Task<IReadOnlyList<Writer>> WritersSinceAsync(JournalMark mark, CancellationToken cancellationToken);

    /// <summary>Who is connected to the database, as <see cref="Writer.Name"/> would name them; the harness's own connections are not among them.</summary>
    Task<IReadOnlySet<string>> ConnectedAsync(CancellationToken cancellationToken);

    /// <summary>Position of the last change in the journal: while it stands still, nothing is written.</summary>
    Task<long> PositionAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Puts rows and sequences back as they were at the mark; the cost is that of the rows touched since. The marks after this one are gone then.
    /// What the journal cannot undo (a changed schema, a lost trigger) is answered by restoring the first mark's state.
    /// </summary>
    Task<RewindResult> RewindAsync(JournalMark mark, CancellationToken cancellationToken);

    /// <summary>
    /// Puts rows from before to after (each a net change of one row), all in one transaction or none of them. The system's triggers stay silent, foreign keys must hold at the end, and sequences are left
    /// where they are. When the journal is on, it is journalled like any other work: a rewind takes it back, and <see cref="ChangesSinceAsync"/> tells it.
    /// A row is found by its key, or by its whole content where the table has none (one row for each change), and must be exactly as before; without a before, no row with the key may be there. Whatever is
    /// otherwise is a clash. All clashes of rows are told at once, or, when there are none, all of unique keys and references, and nothing is changed.
    /// </summary>
    /// <param name="changes">As <see cref="ChangesSinceAsync"/> tells them, in any order; they may give each other's unique values on, and refer to each other in circles. HT-DB-027 names tables and columns that are not there any more.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    Task<ApplyResult> ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);

    /// <summary>SHA-256 as lower-case hexadecimal over every table's name, columns and rows, whatever their order, and the sequences; without the harness's own.</summary>
    Task<string> FingerprintAsync(CancellationToken cancellationToken);

    /// <summary>Saves the whole database to a file; the system goes on working meanwhile.</summary>
    Task SaveCheckpointAsync(string file, CancellationToken cancellationToken);

    /// <summary>Replaces the whole database by a saved one, under the system's open connections.</summary>
    Task RestoreCheckpointAsync(string file, CancellationToken cancellationToken);

    /// <summary>Rows whose columns have these values (null matches null), by column name, in key order.</summary>
    Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectAsync(
        string table, IReadOnlyDictionary<string, Value> where, CancellationToken cancellationToken);

    /// <summary>Rows whose key is one of these, in no particular order.</summary>
    Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectByKeysAsync(
        string table, string keyColumn, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Goes through every row of a table in no particular order, as they were at one moment, and holds none of them: a table of millions takes no memory.
    /// Whoever takes a row must not call the database from there.
    /// </summary>
    /// <param name="reading">The table, and what is read of each row; HT-DB-012 names what the system does not have.</param>
    /// <param name="take">Given the values of a row, in the order asked for; they are overwritten by the next row's.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <returns>How many rows there were.</returns>
    Task<long> ReadRowsAsync(RowReading reading, Action<IReadOnlyList<Value>> take, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="keys"/> that a row of <paramref name="table"/> refers to in <paramref name="viaColumn"/>.</summary>
    /// <param name="table">Table that refers.</param>
    /// <param name="viaColumn">Its column that refers.</param>
    /// <param name="where">Column → value, as text, that the row must have.</param>
    /// <param name="keys">Keys that are asked about.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlySet<Value>> SelectReferringAsync(
        string table, string viaColumn, IReadOnlyDictionary<string, string> where, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken);

    /// <summary>Runs statements as the system itself would, with its triggers and foreign keys, in one transaction: a job that the map gives as SQL.</summary>
    Task ExecuteAsync(string sql, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a script as a database administrator would: statement by statement, each kept as it ends, with transactions and settings of the script's own.
    /// HT-DB-018 names the line of a statement that the database refuses, HT-DB-019 a script that leaves a transaction open.
    /// </summary>
    /// <param name="name">The script's path as people are shown it.</param>
    /// <param name="sql">All of it.</param>
    /// <param name="cancellationToken">Gives up after a statement; what was done stays done.</param>
    Task RunScriptAsync(string name, string sql, CancellationToken cancellationToken);

    /// <summary>Takes journal, triggers and marker out and proves that the schema is the vendor's again. The database is out of reach afterwards.</summary>
    Task DetachAsync(CancellationToken cancellationToken);
}
