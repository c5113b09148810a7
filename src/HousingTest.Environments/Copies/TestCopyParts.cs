using System.Globalization;
using System.Security.Cryptography;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What a test copy consists of, in the order in which provisioning fills it in.</summary>
/// <param name="order">What it is made from.</param>
internal sealed class TestCopyParts(TestCopyOrder order)
{
    public TestCopyOrder Order => order;

    public string Id { get; } = $"{Workspace.NewId(TimeProvider.System)}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    public string Folder => Path.Combine(order.Workspace.Copies, Id);

    public string Files => Path.Combine(Folder, "files");

    // Letters and digits of both cases, so that any rule for passwords is met and nothing needs quoting.
    public string Password { get; set; } = "Ht1-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);

    public CleanUp CleanUp { get; } = new();

    public LeaseKeeper Lease { get; set; } = null!;

    public ITestDatabase Database { get; set; } = null!;

    /// <summary>Who was connected to the database when the copy was marked: its system, by login and program.</summary>
    public IReadOnlySet<string> Connected { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What was done since it was made from a checkpoint, or captured last; null for a copy that was made anew and never captured.</summary>
    public WorkRecord? Work { get; set; }

    public MessageTrap Trap { get; set; } = null!;

    public SystemStart Start { get; set; } = null!;

    public IRunningSystem System { get; set; } = null!;

    /// <summary>The same when it runs at an address; null when it was started here.</summary>
    public HostedSystem? Hosted { get; set; }

    /// <summary>What the clock of a system at an address shows; this machine's where it does not say.</summary>
    public DateTimeOffset HostedNow => Hosted?.Now ?? TimeProvider.System.GetUtcNow();

    public SystemActions Actions { get; set; } = null!;

    public SystemClock Clock { get; set; } = null!;

    public BrowserDesk Desk { get; set; } = null!;

    public async Task StartAgainAsync(CancellationToken ct)
    {
        if (System is not SystemProcess process)
            throw new ProblemException(Problems.NotRestarted(order.Release.Identity.Name));
        await process.DisposeAsync();
        // The same port, so that addresses that people and pages hold stay good.
        System = await SystemProcess.StartAsync(Start, process.Port, started => Lease.Add(started), ct);
    }

    public async Task RestartAsync(CancellationToken ct)
    {
        await StartAgainAsync(ct);
        Actions.Forget();
        if (Clock.Unsettable is null)
            await Clock.SetAsync(Clock.Now, ct);
    }
}
