using System.Diagnostics;
using System.Text;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>The SQL Server that a checkout starts for itself, with a stand-in for Docker.</summary>
[Collection(CommandLineCollection.Name)]
public sealed class SqlServerServiceTests : IDisposable
{
    private const string Project = "housingtest-tests";
    private static readonly ServiceOrder s_usual = new(ServiceOrder.UsualImage, "0");

    private readonly TemporaryFolder _root = new();
    private readonly TemporaryFolder _outside = new();
    private readonly Reports _progress = new();
    private readonly ComposeStandIn _docker;

    public SqlServerServiceTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for Docker is a script for sh");
        _docker = new ComposeStandIn(_outside);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Workspace Workspace => new(_root.Path);

    private LeaseStore Leases => new(Workspace);

    private SqlServerService Service => Of(_docker.Docker, "/nonexistent/docker-compose");

    public void Dispose()
    {
        _root.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public async Task The_first_to_come_starts_it_the_next_goes_there_too_and_the_last_to_leave_takes_it_down_with_its_data()
    {
        Hold("gate");
        Hold("worker");
        var first = await Service.JoinAsync("gate", s_usual, _progress, Ct);
        var second = await Service.JoinAsync("worker", s_usual, _progress, Ct);

        second.ShouldBe(first);
        first.Connection.ShouldBe($"Data Source=127.0.0.1,49153;User ID=sa;Password={first.Password};TrustServerCertificate=True");
        first.Password.ShouldMatch("^Ht1-[A-Za-z0-9]{24}$");
        // The password went to the server in its environment, and neither into a list of processes nor into a file of the checkout.
        _docker.Servers.ShouldBe([ServiceOrder.UsualImage, "49153", first.Password]);
        _docker.Asked.ShouldNotContain(first.Password);
        Directory.EnumerateFiles(_root.Path, "*", SearchOption.AllDirectories).ShouldAllBe(file => !File.ReadAllText(file).Contains(first.Password, StringComparison.Ordinal));

        await Service.LeaveAsync("worker", () => Release("worker"));
        _docker.IsUp.ShouldBeTrue();
        await Service.LeaveAsync("gate", () => Release("gate"));
        _docker.IsUp.ShouldBeFalse();
        Leases.List().ShouldAllBe(lease => lease.Service == null);
        Approval.Verify(_docker.Asked.Replace(_root.Path, "…", StringComparison.Ordinal), "sqlserver-asked");
    }

    [Fact]
    public async Task Without_the_plugin_the_program_docker_compose_does_the_same()
    {
        _docker.Be("no-plugin");
        Hold("gate");

        await Of(_docker.Docker, _docker.Compose).JoinAsync("gate", s_usual, _progress, Ct);

        _progress.All.ShouldBe([$"starting SQL Server with {_docker.Compose}, image {ServiceOrder.UsualImage}"]);
        _docker.Asked.ShouldContain($"\ncompose --file …/docker-compose.yml --project-name {Project} up --detach --no-build --quiet-pull sqlserver\n".Replace("…", _root.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_that_is_not_here_is_fetched_and_that_is_told()
    {
        _docker.Be("no-image");
        Hold("gate");

        await Service.JoinAsync("gate", new ServiceOrder("council/sql:1", "14331"), _progress, Ct);

        _progress.All[0].ShouldBe("fetching the image council/sql:1, which takes minutes the first time");
        _docker.Asked.ShouldContain("\ndocker pull --quiet council/sql:1\n");
        _docker.Servers.Take(2).ShouldBe(["council/sql:1", "14331"]);
    }

    [Fact]
    public async Task A_server_that_a_killed_command_left_is_taken_down_and_a_new_one_started()
    {
        Hold("killed", Ended());
        await Service.JoinAsync("killed", s_usual, _progress, Ct);
        Hold("gate");

        var server = await Service.JoinAsync("gate", s_usual, _progress, Ct);

        _docker.Servers.Count.ShouldBe(6);
        server.Password.ShouldBe(_docker.Servers[5]);
        string.Equals(server.Password, _docker.Servers[2], StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task The_next_sweep_takes_down_what_a_killed_command_left()
    {
        Hold("killed", Ended());
        await Service.JoinAsync("killed", s_usual, _progress, Ct);
        var before = Environment.GetEnvironmentVariable(ContainerEngine.Variable);
        try
        {
            Environment.SetEnvironmentVariable(ContainerEngine.Variable, _docker.Docker);
            _docker.Be("no-plugin");
            (await Leases.SweepAsync(Ct)).ShouldHaveSingleItem();
            // Nothing that could take it down was there: the lease stays, and with it the knowledge of it.
            (_docker.IsUp, Leases.List().Count).ShouldBe((true, 1));

            File.Delete(_outside["no-plugin"]);
            await Leases.SweepAsync(Ct);
            (_docker.IsUp, Leases.List().Count).ShouldBe((false, 0));
        }
        finally
        {
            Environment.SetEnvironmentVariable(ContainerEngine.Variable, before);
        }
    }

    [Fact]
    public async Task A_sweep_leaves_the_server_alone_while_another_command_uses_it_or_is_starting_it()
    {
        var killed = Hold("killed", Ended());
        Hold("gate");
        await Service.JoinAsync("gate", s_usual, _progress, Ct);

        (await Service.GiveBackAsync(killed)).ShouldBeTrue();
        _docker.IsUp.ShouldBeTrue();

        Leases.Delete("gate");
        using (FileTurn.TryTake(Path.Combine(Workspace.Leases, $".{Project}")))
            (await Service.GiveBackAsync(killed)).ShouldBeFalse();
        _docker.IsUp.ShouldBeTrue();
    }

    [Fact]
    public async Task What_keeps_it_from_starting_is_told_with_its_id()
    {
        var told = new StringBuilder();
        Hold("gate");

        Tell("Docker is not there", await UnfitAsync(Of("/nonexistent/docker", "/nonexistent/docker-compose")));
        _docker.Be("no-plugin");
        Tell("Compose is not there", await UnfitAsync(Service));
        File.Delete(_outside["no-plugin"]);
        _docker.Be("no-daemon");
        Tell("the daemon does not run", await UnfitAsync(Service));
        File.Delete(_outside["no-daemon"]);
        _docker.Be("no-image");
        await TellAsync("the image cannot be fetched", "no-registry");
        File.Delete(_outside["no-image"]);
        await TellAsync("it is not healthy", "health", "unhealthy");
        await TellAsync("it ends", "state", "exited");
        await TellAsync("the port is taken", "port-taken", order: s_usual with { Port = "14330" });
        await TellAsync("Compose fails otherwise", "odd");

        Hold("worker");
        await Service.JoinAsync("worker", s_usual, _progress, Ct);
        Tell("another command wants another image", await TroubleAsync(Service, s_usual with { Image = "council/sql:1" }));
        using (FileTurn.TryTake(Path.Combine(Workspace.Leases, $".{Project}")))
            Tell("another command is starting it", await TroubleAsync(new SqlServerService(Workspace, Project, new ContainerEngine(_docker.Docker), "", TimeSpan.FromMilliseconds(1))));
        Approval.Verify(told.ToString(), "sqlserver-troubles");

        async Task TellAsync(string what, string file, string value = "", ServiceOrder? order = null)
        {
            _docker.Be(file, value);
            Tell(what, await TroubleAsync(Service, order));
            File.Delete(_outside[file]);
            await Service.LeaveAsync("gate", () => { });
            _docker.IsUp.ShouldBeFalse();
        }

        void Tell(string what, Problem problem) => told.Append(
            $"{what}\n  {problem.Id}  {problem.What}\n  where  {problem.Where}\n  why    {problem.Why}\n  do     {problem.Remedy}\n\n".Replace(_outside.Path, "…", StringComparison.Ordinal));
    }

    [Fact]
    public void Checkouts_have_servers_of_their_own_and_one_has_always_the_same()
    {
        SqlServerService.ProjectOf(Workspace).ShouldBe(SqlServerService.ProjectOf(new Workspace(Path.Combine(_root.Path, "."))));
        string.Equals(SqlServerService.ProjectOf(Workspace), SqlServerService.ProjectOf(new Workspace(_outside.Path)), StringComparison.Ordinal).ShouldBeFalse();
        SqlServerService.ProjectOf(Workspace).ShouldMatch("^housingtest-[0-9a-f]{8}$");
    }

    private SqlServerService Of(string docker, string compose) => new(Workspace, Project, new ContainerEngine(docker), compose, TimeSpan.FromMinutes(1));

    private async Task<Problem> TroubleAsync(SqlServerService service, ServiceOrder? order = null) =>
        (await Should.ThrowAsync<ProblemException>(() => service.JoinAsync("gate", order ?? s_usual, _progress, Ct))).Problems.ShouldHaveSingleItem();

    private static async Task<Problem> UnfitAsync(SqlServerService service) => (await Should.ThrowAsync<ProblemException>(() => service.ExpectAsync(Ct))).Problems.ShouldHaveSingleItem();

    private Lease Hold(string id, ProcessStamp? owner = null)
    {
        var lease = new Lease(id, "test", Environment.MachineName, owner ?? ProcessStamp.Own, [], id, Service: Project);
        Leases.Write(lease);
        return lease;
    }

    private void Release(string id) => Leases.Write(Leases.List().Single(lease => string.Equals(lease.Id, id, StringComparison.Ordinal)) with { Service = null });

    private static ProcessStamp Ended()
    {
        using var process = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        var stamp = ProcessStamp.Of(process.Id)!;
        process.Kill();
        process.WaitForExit();
        return stamp;
    }
}
