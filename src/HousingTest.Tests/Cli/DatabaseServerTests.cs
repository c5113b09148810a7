using System.Text.Json;
using HousingTest.Cli;
using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Test copies whose database lies on a server.</summary>
[Trait("needs", "server")]
public sealed class DatabaseServerTests : CommandLineTest
{
    [Fact]
    public async Task A_gate_on_PostgreSQL_sees_the_same_differences_as_one_in_a_file()
    {
        Assert.SkipWhen(PostgresPrograms.TryFind() is null, "PostgreSQL is not installed (on Debian: apt-get install postgresql)");

        var (file, server) = (await CompareAsync("embedded"), await CompareAsync("postgres"));

        file.Differences.ShouldNotBeEmpty();
        Written(server).ShouldBe(Written(file with { Environment = server.Environment }));
    }

    [Fact]
    public async Task A_server_that_nobody_listed_is_refused_before_anything_is_asked_of_it()
    {
        using var command = StartThrough(
            ["/usr/bin/env", "HOUSINGTEST_POSTGRES=Host=housing-live.invalid;Username=council;Password=secret"], "run", "--environment", "postgres", "--tags", "@payments and not @screen");
        var result = await command.EndAsync(Ct);

        result.ExitCode.ShouldBe(ExitCode.Broken, result.ToString());
        result.Error.ShouldContain("HT-DB-023  This server is not one for test copies, so nothing on it was touched\nwhere       Host=housing-live.invalid;Port=5432;Database=housingtest_");
        (result.Output + result.Error).ShouldNotContain("secret");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Where_no_SQL_Server_is_given_and_none_can_be_started_nothing_runs()
    {
        using var command = StartThrough(
            ["/usr/bin/env", "-u", "HOUSINGTEST_SQLSERVER", "HOUSINGTEST_DOCKER=/nonexistent/docker"], "run", "--environment", "sqlserver", "--tags", "@payments and not @screen");
        var result = await command.EndAsync(Ct);

        ShouldSay(result, "no-sql-server", ExitCode.Broken);
        await NothingIsLeftAsync();
        new LeaseStore(Repository.Workspace).List().ShouldAllBe(lease => lease.Service == null);
    }

    private static string Written(ComparisonResult comparison) => JsonSerializer.Serialize(comparison, Json.Indented);

    private async Task<ComparisonResult> CompareAsync(string environment)
    {
        var result = await RunAsync("gate", "--environment", environment, "--tags", "@rents and not @screen", "--json");
        var gate = JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented)!;
        gate.ExitCode.ShouldBe(ExitCode.Bad, result.ToString());
        return JsonSerializer.Deserialize<ComparisonResult>(await File.ReadAllTextAsync(Path.Combine(Repository.Root, gate.Gate!, "comparison.json"), Ct), Json.Indented)!;
    }
}
