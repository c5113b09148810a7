using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HousingTest.Databases;
using HousingTest.Databases.SqlServer;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// The SQL Server that a checkout starts for itself. There is one, shared by all its commands and workers, and each test copy has a database of its own in it: a server for each copy would take
/// 2 GB and half a minute each time. It is a checkout's and not the machine's, since leases are, and another checkout may want another image. It is in use as long as a lease of a living process
/// names it; whoever leaves it last takes it down, with its data. Nothing of it is written down but the name: what knows its password is the container alone.
/// </summary>
internal sealed class SqlServerService
{
    /// <summary>Where it answers: on this machine and nowhere else.</summary>
    public const string Host = "127.0.0.1";

    private const string ProjectPrefix = "housingtest-";
    private static readonly TimeSpan s_healthy = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_leaving = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_takingDown = TimeSpan.FromSeconds(60);

    private readonly Workspace _workspace;
    private readonly ServiceStart _start;
    private readonly TimeSpan _patience;

    /// <summary>The server of a checkout.</summary>
    /// <param name="workspace">The checkout.</param>
    public static SqlServerService Of(Workspace workspace) => Named(workspace, ProjectOf(workspace));

    /// <summary>The server that a lease names: after a checkout was moved, its own has another name.</summary>
    /// <param name="workspace">The checkout.</param>
    /// <param name="project">The name.</param>
    public static SqlServerService Named(Workspace workspace, string project) => new(workspace, project, ContainerEngine.ForThisMachine(), Compose.Alone, TimeSpan.FromMinutes(30));

    /// <summary>The same with the programs and the patience told.</summary>
    /// <param name="workspace">The checkout whose leases say who uses it.</param>
    /// <param name="project">Its name.</param>
    /// <param name="engine">The machine's containers.</param>
    /// <param name="alone">Name or path of the Compose that is no plugin.</param>
    /// <param name="patience">How long to wait while another command starts it: as long as fetching the image may take.</param>
    public SqlServerService(Workspace workspace, string project, ContainerEngine engine, string alone, TimeSpan patience)
    {
        _workspace = workspace;
        _patience = patience;
        _start = new ServiceStart(workspace.Root, project, engine, alone);
        Project = project;
    }

    /// <summary>Name under which Compose keeps it: the same for every process of a checkout.</summary>
    public string Project { get; }

    // Beside the leases, and no lease.
    private string TurnFile => Path.Combine(_workspace.Leases, $".{Project}");

    /// <summary>The name of a checkout's server.</summary>
    public static string ProjectOf(Workspace workspace) =>
        ProjectPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(workspace.Root))))[..8];

    /// <summary>Throws HT-ENV-063 or HT-ENV-064 where none can be started here; comes before the lease that names it, for that could never be given back then.</summary>
    public Task ExpectAsync(CancellationToken ct) => _start.ExpectAsync(ct);

    /// <summary>Goes to the server that runs, or starts it. A lease that names it must be written before, so that it is taken down whatever happens.</summary>
    /// <param name="lease">Id of that lease.</param>
    /// <param name="order">What is to run.</param>
    /// <param name="progress">Told what goes on; the first start takes minutes.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="ProblemException">HT-ENV-063 to HT-ENV-070.</exception>
    public async Task<ServiceContainer> JoinAsync(string lease, ServiceOrder order, IProgress<string> progress, CancellationToken ct)
    {
        using var turn = await TurnAsync(progress, ct);
        var running = await _start.FindAsync(ct);
        // What a killed run left has a killed run's databases in it, and a password that somebody may have seen.
        if (running is not null && !IsUsedBesides(lease))
        {
            await _start.TakeDownAsync(ct);
            running = null;
        }

        if (running is null)
            await _start.StartAsync(order, progress, ct);
        else if (!string.Equals(running.Image, order.Image, StringComparison.Ordinal))
            throw new ProblemException(Problems.OtherServerImage(running.Image, order.Image));
        return await _start.WaitAsync(s_healthy, progress, ct);
    }

    /// <summary>Takes the server down unless somebody else uses it.</summary>
    /// <param name="lease">Id of the lease that named it.</param>
    /// <param name="left">Takes it out of that lease; not called when it could not be taken down, so that a sweep will.</param>
    public async Task LeaveAsync(string lease, Action left)
    {
        using var limit = new CancellationTokenSource(s_leaving);
        FileTurn? turn;
        try
        {
            turn = await FileTurn.TakeAsync(TurnFile, () => { }, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Somebody is starting it, and has a lease that names it: its end is theirs.
            left();
            return;
        }

        using (turn)
        {
            if (IsUsedBesides(lease) || await TakeDownAsync())
                left();
        }
    }

    /// <summary>Gives back what a killed owner had of it: all of it, or, while others use it, the database.</summary>
    /// <returns>False when it could not be done now: then the lease stays for the next sweep.</returns>
    public async Task<bool> GiveBackAsync(Lease lease)
    {
        using var turn = FileTurn.TryTake(TurnFile);
        if (turn is null)
            return false;
        if (!IsUsedBesides(lease.Id))
            return await TakeDownAsync();
        return lease.Database is not { } leased || await DropAsync(leased, lease.Id);
    }

    private async Task<bool> DropAsync(LeasedDatabase leased, string copy)
    {
        try
        {
            if (await _start.FindAsync(CancellationToken.None) is not { Runs: true } server)
                return false;
            await new SqlServerEngine(server.Connection, LiveGuard.ForOwn(Host, server.Port), keep: "", shadowCopies: [])
                .DropAsync(leased.Place, new DatabaseMarker(copy, leased.Place), CancellationToken.None);
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    private async Task<bool> TakeDownAsync()
    {
        using var limit = new CancellationTokenSource(s_takingDown);
        return await _start.TakeDownAsync(limit.Token);
    }

    private bool IsUsedBesides(string lease) => new LeaseStore(_workspace).List()
        .Any(other => !string.Equals(other.Id, lease, StringComparison.Ordinal) && string.Equals(other.Service, Project, StringComparison.Ordinal) && other.IsHeldHere);

    private async Task<FileTurn> TurnAsync(IProgress<string> progress, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_patience);
        try
        {
            return await FileTurn.TakeAsync(TurnFile, () => progress.Report("another command is starting SQL Server, waiting for it"), limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ProblemException(Problems.ServerTurnTaken(string.Create(CultureInfo.InvariantCulture, $"{_patience.TotalMinutes:0.#} min")));
        }
    }
}
