using System.Globalization;
using HousingTest.Environments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Killing;

/// <summary>
/// <c>kill -9</c> at moments chosen by chance while a rehearsal goes on, steps are taken out, checkpoints are saved, restored and deleted: whatever the next command finds it finishes or takes back, no
/// checkpoint is lost, and what comes of it in the end has the fingerprint of a rehearsal that nobody disturbs. <c>HOUSINGTEST_REHEARSAL_KILLS</c> asks for another number on each engine, and
/// <c>HOUSINGTEST_KILL_SEED</c> for the same choices again.
/// </summary>
[Trait("needs", "server")]
public sealed class KilledRehearsalTests
{
    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task Whenever_a_command_is_killed_no_checkpoint_is_lost_and_the_rehearsal_ends_as_if_nothing_had_happened(string environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        Assert.SkipWhen(environment is "postgres" && !HasPostgres(), "PostgreSQL is not installed");
        var seed = Number("HOUSINGTEST_KILL_SEED") ?? Environment.TickCount;
        await using var fire = new RehearsalUnderFire(environment, seed);
        try
        {
            await fire.BeginAsync();
            for (var killed = 0; killed < (Number("HOUSINGTEST_REHEARSAL_KILLS") ?? 12);)
                killed += await fire.RoundAsync() ? 1 : 0;
            await fire.EndAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new ShouldAssertException($"HOUSINGTEST_KILL_SEED={seed}\n{string.Join('\n', fire.Story.TakeLast(40))}\n{failure.Message}", failure);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{environment}, seed {seed}\n{fire.Tally}");
    }

    private static bool HasPostgres()
    {
        try
        {
            return PostgresPrograms.Find().Length > 0;
        }
        catch (HousingTest.Model.ProblemException)
        {
            return false;
        }
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
