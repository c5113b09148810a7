using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// The database of a system at an address: nobody can look into it. No row is seen changing and none goes back; a step that needs a row, to make it or to
/// look at it, says so with <see cref="Problem"/>.
/// </summary>
/// <param name="release">Name of the release, for the problem.</param>
internal sealed class UnseenDatabase(string release) : ITestDatabase
{
    private static readonly JournalMark s_mark = new("none", 0);

    /// <summary>HT-ENV-030: the same every time, so that a scenario that met it is known for one that cannot run here.</summary>
    public Problem Problem { get; } = Problems.NoDatabase(release);

    public Task<SchemaShape> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new SchemaShape([]));

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken) => throw Refusal();

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SampleAsync(string table, int most, CancellationToken cancellationToken) => throw Refusal();

    public Task<long> LoadAsync(IReadOnlyList<SeedMap> seed, IEnumerable<EstateRow> rows, IProgress<long>? loaded, CancellationToken cancellationToken) => throw Refusal();

    public Task<long> WipeAsync(IReadOnlyCollection<string> keep, CancellationToken cancellationToken) => throw Refusal();

    public Task StartJournalAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopJournalAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<JournalMark> MarkAsync(CancellationToken cancellationToken) => Task.FromResult(s_mark);

    public Task<IReadOnlyList<RowChange>> ChangesSinceAsync(JournalMark mark, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RowChange>>([]);

    public Task<IReadOnlyList<TransactionChanges>> TransactionsSinceAsync(JournalMark mark, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TransactionChanges>>([]);

    public Task<IReadOnlyList<Writer>> WritersSinceAsync(JournalMark mark, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Writer>>([]);

    public Task<IReadOnlySet<string>> ConnectedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal));

    public Task<long> PositionAsync(CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task<RewindResult> RewindAsync(JournalMark mark, CancellationToken cancellationToken) => throw Refusal();

    public Task<ApplyResult> ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) => throw Refusal();

    public Task<string> FingerprintAsync(CancellationToken cancellationToken) => Task.FromResult("");

    public Task SaveCheckpointAsync(string file, CancellationToken cancellationToken) => throw Refusal();

    public Task RestoreCheckpointAsync(string file, CancellationToken cancellationToken) => throw Refusal();

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectAsync(string table, IReadOnlyDictionary<string, Value> where, CancellationToken cancellationToken) => throw Refusal();

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectByKeysAsync(
        string table, string keyColumn, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken) => throw Refusal();

    public Task<long> ReadRowsAsync(RowReading reading, Action<IReadOnlyList<Value>> take, CancellationToken cancellationToken) => throw Refusal();

    public Task<IReadOnlySet<Value>> SelectReferringAsync(
        string table, string viaColumn, IReadOnlyDictionary<string, string> where, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken) => throw Refusal();

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => throw Refusal();

    public Task RunScriptAsync(string name, string sql, CancellationToken cancellationToken) => throw Refusal();

    public Task DetachAsync(CancellationToken cancellationToken) => throw Refusal();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ProblemException Refusal() => new(Problem);
}
