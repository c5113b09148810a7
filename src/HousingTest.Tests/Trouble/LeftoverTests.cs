using System.Diagnostics;
using System.Globalization;
using HousingTest.Environments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>What killed processes leave besides a lease that can be read, and how the next sweep takes it away.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Workspace Workspace => new(_folder.Path);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".json.draft", "{")]
    [InlineData(".json", "{")]
    [InlineData(".json", "")]
    public async Task A_lease_that_was_never_written_whole_goes_with_its_folder(string ending, string text)
    {
        var id = $"20260406-080000-a1b2-{await EndedAsync()}";
        _folder.Write($".housingtest/leases/{id}{ending}", text);
        _folder.Write($".housingtest/copies/{id}/housing.db", "");

        await new LeaseStore(Workspace).SweepAsync(Ct);

        Directory.EnumerateFiles(Workspace.Leases, "*.json*").ShouldBeEmpty();
        Directory.EnumerateDirectories(Workspace.Copies).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lease_that_a_living_process_writes_at_this_moment_stays()
    {
        var draft = _folder.Write($".housingtest/leases/20260406-080000-a1b2-{Environment.ProcessId}.json.draft", "{");

        await new LeaseStore(Workspace).SweepAsync(Ct);

        File.Exists(draft).ShouldBeTrue();
    }

    [Fact]
    public async Task A_system_that_stands_in_no_lease_yet_is_known_by_its_copy_and_ended()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "nowhere else can the variables of others be read");
        var owner = await EndedAsync();
        var id = $"20260406-080000-a1b2-{owner}";
        new LeaseStore(Workspace).Write(new Lease(id, "test", Environment.MachineName, new ProcessStamp(owner, "long ago"), [], id));
        var start = new ProcessStartInfo("sleep", ["60"]);
        ChildEnvironment.Mark(start, Path.Combine(Workspace.Copies, id));
        using var system = Process.Start(start)!;

        await new LeaseStore(Workspace).SweepAsync(Ct);

        await system.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromSeconds(5), Ct);
        Directory.EnumerateDirectories(Workspace.Copies).ShouldBeEmpty();
    }

    [Fact]
    public async Task Temporary_folders_of_processes_that_ended_go_and_those_of_others_stay()
    {
        using var ours = new TemporaryPlace();
        var left = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"housingtest-{await EndedAsync()}-0000")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "profile"), "", Ct);

        TemporaryPlace.Sweep();

        Directory.Exists(left).ShouldBeFalse();
        Directory.Exists(ours.Folder).ShouldBeTrue();
        ours.Dispose();
        Directory.Exists(ours.Folder).ShouldBeFalse();
    }

    [Fact]
    public void A_clock_that_jumps_or_stands_gives_two_folders_all_the_same()
    {
        var names = new[] { 0, 0, -86_400, 0 }.Select(seconds => Workspace.ClaimFolder(Workspace.Runs, new SetClock(seconds))).ToList();

        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        names[2].ShouldStartWith("20260405-");
    }

    [Fact]
    public void A_process_is_known_by_what_no_clock_changes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere the system keeps the time at which a process started");
        var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

        // Ticks since the machine started, and not a time of day.
        var ticks = long.Parse(ProcessStamp.Own.Started[(boot.Length + 1)..], CultureInfo.InvariantCulture);

        ProcessStamp.Own.Started.ShouldStartWith(boot);
        ticks.ShouldBeLessThan(Environment.TickCount64 / 10 + 100);
    }

    private static async Task<int> EndedAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await process.WaitForExitAsync(Ct);
        return process.Id;
    }

    private sealed class SetClock(int seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 4, 6, 8, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
    }
}
