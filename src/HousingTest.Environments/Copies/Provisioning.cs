using System.Globalization;
using HousingTest.Databases;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The stages of making a test copy. Each adds to the clean-up what it took, before the next one begins.</summary>
/// <param name="parts">Filled in stage by stage.</param>
/// <param name="progress">Told what goes on.</param>
internal sealed class Provisioning(TestCopyParts parts, IProgress<string> progress)
{
    private readonly TestCopyOrder _order = parts.Order;
    private readonly CleanUp _cleanUp = parts.CleanUp;

    public async Task<TestCopy> RunAsync(CancellationToken ct)
    {
        TakeFolder();
        if (_order.Release.Address is { } address)
            await ReachAsync(address, ct);
        else
            await MakeAsync(ct);
        var mark = await parts.Database.MarkAsync(ct);
        parts.Connected = await parts.Database.ConnectedAsync(ct);
        var reset = await ResetChoice.PrepareAsync(parts, mark, ct);
        var copy = new TestCopy(parts, await parts.Database.DescribeAsync(ct), reset, await parts.Database.FingerprintAsync(ct));
        // What it wrote while it started and was filled belongs to no scenario.
        parts.Trap.Clear();
        await copy.TakeErrorsAsync(ct);
        return copy;
    }

    /// <summary>The database alone, empty.</summary>
    public async Task MakeDatabaseAsync(CancellationToken ct)
    {
        TakeFolder();
        await CreateDatabaseAsync(ct);
    }

    private async Task MakeAsync(CancellationToken ct)
    {
        ResetChoice.Expect(_order.Environment);
        var installation = new SystemInstallation(_order.Environment);
        if (_order.Release.Image is null)
            installation.ExpectNeeds();
        if (_order.From is { } login)
            parts.Password = CopyContent.LoginOf(login);
        await CreateDatabaseAsync(ct);
        await StartTrapAsync(ct);
        // What is to install the system wants an empty database; else the system meets the saved one when it starts.
        var installs = _order.Environment.Start.Before.Count > 0;
        if (_order.From is { } early && !installs)
            await RestoreAsync(early, ct);
        installation.CopyFiles(_order.Workspace, parts.Folder);
        if (_order.Release.Image is null)
            CheckStartFiles();
        if (_order.Environment.Start.Before.Count > 0)
        {
            progress.Report($"Release {parts.Start.Release}: installing");
            await installation.RunCommandsAsync(parts.Start, parts.Folder, ct);
        }

        await StartSystemAsync(ct);
        Connect();
        if (_order.From is { } late && installs)
        {
            await parts.System.DisposeAsync();
            await RestoreAsync(late, ct);
            await parts.StartAgainAsync(ct);
        }

        if (_order.From is null)
            await SeedAsync(ct);
        if (_order.From is null or { Installing: true })
            await RunScriptsAsync(ct);
        await parts.Database.StartJournalAsync(ct);
        if (parts.Clock.Unsettable is null)
            await parts.Clock.ResetAsync(ct);
    }

    private async Task ReachAsync(ReleaseProgram.Address address, CancellationToken ct)
    {
        progress.Report($"Release {_order.Release.Identity.Name}: looking for its marker");
        await new HostedReach(parts, progress).RunAsync(address, ct);
        parts.Start = new SystemStart(_order.Environment, _order.Release.Identity.Name, parts.Folder, Named(("copy", parts.Folder), ("password", parts.Password)));
        await StartTrapAsync(ct, address.MessagesAt);
        Connect();
        if (_order.Environment.Hosted is null)
            await parts.Clock.TakeAsync(_order.Release.Identity.Name, parts.HostedNow, ct);
        else
            parts.Clock.Follow(_order.Release.Identity.Name, "its clock goes its own way", parts.HostedNow);
    }

    // The journal is there before the system: what a system writes as it starts is work like any other.
    private async Task RestoreAsync(CheckpointSource from, CancellationToken ct)
    {
        progress.Report($"Release {parts.Start.Release}: restoring checkpoint {from.Folder.Id}");
        await CopyContent.RestoreDatabaseAsync(parts.Database, _order.Environment, from, parts.Folder, ct);
        await CopyContent.RestoreFilesAsync(parts.Files, from, ct);
        await parts.Database.StartJournalAsync(ct);
        parts.Work = await WorkRecord.BeginAsync(parts.Database, await parts.Database.MarkAsync(ct), ct);
    }

    private void TakeFolder()
    {
        parts.Lease = new LeaseKeeper(new LeaseStore(_order.Workspace), parts.Id, _order.Owner);
        _cleanUp.Add("folder and lease", () =>
        {
            Folders.Delete(parts.Folder);
            parts.Lease.Delete();
        });
        Directory.CreateDirectory(parts.Files);
    }

    private async Task CreateDatabaseAsync(CancellationToken ct)
    {
        var database = await CopyDatabase.ChooseAsync(parts, progress, ct);
        var marker = new DatabaseMarker(parts.Id, database.Place);
        if (database.Leased is { } leased)
        {
            parts.Lease.Add(leased);
            _cleanUp.Add("database on the server", async () =>
            {
                await database.Engine.DropAsync(database.Place, marker, CancellationToken.None);
                parts.Lease.DatabaseIsGone();
            });
        }

        parts.Database = await database.Engine.ProvisionAsync(database.Place, marker, ct);
        _cleanUp.Add("database", () => parts.Database.DisposeAsync().AsTask());
        parts.Start = new SystemStart(Environment(), _order.Release.Identity.Name, _order.Release.Folder, Places.Join(database.Places, Named(
            ("release", _order.Release.Folder), ("copy", parts.Folder), ("password", parts.Password),
            ("trap key", MessageTrap.Key), ("clock start", _order.Environment.ClockStart?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? ""))));
    }

    // The release's settings are over the environment's: what it is set up with is part of what it is.
    private EnvironmentDefinition Environment()
    {
        var settings = new Dictionary<string, string>(_order.Environment.Start.Settings, StringComparer.Ordinal);
        foreach (var (name, value) in _order.Release.Settings)
            settings[name] = value;
        return _order.Environment with { Start = _order.Environment.Start with { Settings = settings } };
    }

    private async Task StartTrapAsync(CancellationToken ct, int? port = null)
    {
        parts.Trap = await MessageTrap.StartAsync(ct, port ?? 0);
        _cleanUp.Add("message trap", () => parts.Trap.DisposeAsync().AsTask());
        parts.Start = parts.Start with { Places = Places.Join(parts.Start.Places, Named(("trap", parts.Trap.Address))) };
    }

    private async Task StartSystemAsync(CancellationToken ct)
    {
        if (_order.Release.Image is { } image)
            parts.Start = parts.Start with { Container = new ContainerStart(image, parts.Folder, parts.Id, parts.Lease.AddContainer) };
        progress.Report($"Release {parts.Start.Release}: starting");
        parts.System = await SystemProcess.StartAsync(parts.Start, port: null, started => parts.Lease.Add(started), ct);
        _cleanUp.Add("system", () => parts.System.DisposeAsync().AsTask());
    }

    /// <summary>All through which the copy is used, once its system answers.</summary>
    private void Connect()
    {
        parts.Actions = new SystemActions(new ActionSetting(
            _order.Map, parts.Start, parts.Password, parts.Start.Places, parts.Folder, parts.Database, () => parts.System.Address, parts.RestartAsync, () => parts.System.Trouble));
        _cleanUp.Add("calls", parts.Actions.Dispose);
        parts.Clock = new SystemClock(_order.Map, parts.Actions, _order.Environment.ClockStart);
        parts.Desk = new BrowserDesk(new DeskOrder(
            parts.Id, _order.Map.Clock.Zone, BrowserLocator.ForThisMachine().Locate, () => parts.System.Address, started => parts.Lease.Add(started)));
        _cleanUp.Add("browser", () => parts.Desk.DisposeAsync().AsTask());
    }

    private async Task SeedAsync(CancellationToken ct)
    {
        if (_order is not { Recipe: { } recipe, Environment.Estate: { } choice })
            return;
        var estate = new Estate(recipe, choice.Seed);
        progress.Report($"Release {parts.Start.Release}: filling it with the estate {recipe.Name}");
        await parts.Database.LoadAsync(_order.Map.Seed, estate.Rows(), loaded: null, ct);
    }

    /// <summary>
    /// Runs the release's scripts on the filled database, before the journal and the mark: so a supplier's script meets a database that is in use, and what
    /// it changes is the candidate's starting point, not any scenario's work. The system is stopped meanwhile unless the script says otherwise: what it keeps
    /// in memory would else hide what the script did.
    /// </summary>
    private async Task RunScriptsAsync(CancellationToken ct)
    {
        var running = true;
        foreach (var script in _order.Release.Scripts)
        {
            if (running && !script.SystemRuns)
                await parts.System.DisposeAsync();
            else if (!running && script.SystemRuns)
                await parts.StartAgainAsync(ct);
            running = script.SystemRuns;
            progress.Report($"Release {parts.Start.Release}: running {Path.GetFileName(script.Name)}");
            await parts.Database.RunScriptAsync(script.Name, script.Text, ct);
        }

        if (!running)
            await parts.StartAgainAsync(ct);
    }

    /// <summary>A folder of another system, or the folder above the right one, is told by what it lacks and not by the words of a program that does not start.</summary>
    private void CheckStartFiles()
    {
        const string release = "{release}/";
        var start = _order.Environment.Start;
        foreach (var text in start.Before.SelectMany(command => command).Concat(start.Arguments).Prepend(start.Command).Where(text => text.StartsWith(release, StringComparison.OrdinalIgnoreCase)))
        {
            if (!text.AsSpan(release.Length).Contains('{') && !File.Exists(Path.Combine(_order.Release.Folder, text[release.Length..])))
                throw new ProblemException(Problems.NoStartFile(_order.Environment, _order.Release.Identity.Name, text[release.Length..]));
        }
    }

    private static Dictionary<string, string> Named(params (string Place, string Value)[] places) =>
        places.ToDictionary(place => place.Place, place => place.Value, StringComparer.OrdinalIgnoreCase);
}
