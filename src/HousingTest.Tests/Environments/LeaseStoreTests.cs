using System.Diagnostics;
using HousingTest.Environments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

public sealed class LeaseStoreTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly List<Process> _started = [];

    private Workspace Workspace => new(_root.Path);

    private LeaseStore Store => new(Workspace);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Kill();
            process.Dispose();
        }

        _root.Dispose();
    }

    [Fact]
    public async Task A_sweep_ends_the_processes_and_deletes_the_folder_of_an_owner_that_has_ended()
    {
        var child = Sleeper();
        Lease("gone", owner: Ended(), ProcessStamp.Of(child.Id)!);

        (await Store.SweepAsync(Ct)).ShouldHaveSingleItem().Id.ShouldBe("gone");

        child.WaitForExit(5000).ShouldBeTrue();
        Directory.Exists(Path.Combine(Workspace.Copies, "gone")).ShouldBeFalse();
        Store.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sweep_leaves_alone_a_process_that_was_given_the_number_of_one_that_ended()
    {
        var stranger = Sleeper();
        Lease("gone", owner: Ended(), new ProcessStamp(stranger.Id, "another start"));

        await Store.SweepAsync(Ct);

        stranger.HasExited.ShouldBeFalse();
        Store.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sweep_leaves_alone_what_a_living_owner_has()
    {
        var child = Sleeper();
        Lease("living", ProcessStamp.Own, ProcessStamp.Of(child.Id)!);

        (await Store.SweepAsync(Ct)).ShouldBeEmpty();

        child.HasExited.ShouldBeFalse();
        File.Exists(Path.Combine(Workspace.Copies, "living", "housing.db")).ShouldBeTrue();
        Store.List().ShouldHaveSingleItem().Children.ShouldBe([ProcessStamp.Of(child.Id)!]);
    }

    [Fact]
    public async Task A_sweep_leaves_alone_a_copy_of_another_machine()
    {
        var lease = Lease("elsewhere", owner: Ended());
        Store.Write(lease with { Machine = "another" });

        (await Store.SweepAsync(Ct)).ShouldBeEmpty();

        Directory.Exists(Path.Combine(Workspace.Copies, "elsewhere")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sweep_deletes_a_folder_that_no_lease_names_and_nothing_outside_the_copies()
    {
        _root.Write(".housingtest/copies/stray/housing.db", "");
        _root.Write("runs/kept/run.json", "");
        Store.Write(new Lease("evil", "test", Environment.MachineName, Ended(), [], "../../runs"));

        await Store.SweepAsync(Ct);

        Directory.GetDirectories(Workspace.Copies).ShouldBeEmpty();
        File.Exists(_root["runs/kept/run.json"]).ShouldBeTrue();
    }

    [Fact]
    public void A_process_that_has_ended_does_not_run()
    {
        var child = Sleeper();
        var stamp = ProcessStamp.Of(child.Id)!;
        stamp.Runs.ShouldBeTrue();
        stamp.Kill().ShouldBeTrue();
        stamp.Runs.ShouldBeFalse();
        stamp.Kill().ShouldBeFalse();
    }

    private Lease Lease(string id, ProcessStamp owner, params ProcessStamp[] children)
    {
        _root.Write($".housingtest/copies/{id}/housing.db", "");
        var lease = new Lease(id, "test", Environment.MachineName, owner, children, id);
        Store.Write(lease);
        return lease;
    }

    private Process Sleeper()
    {
        var process = Process.Start(OperatingSystem.IsWindows() ? new ProcessStartInfo("ping", "-n 60 127.0.0.1") : new ProcessStartInfo("sleep", "60"))!;
        _started.Add(process);
        return process;
    }

    private ProcessStamp Ended()
    {
        var process = Sleeper();
        var stamp = ProcessStamp.Of(process.Id)!;
        process.Kill();
        process.WaitForExit();
        return stamp;
    }
}
