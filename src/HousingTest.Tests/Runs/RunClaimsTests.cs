using System.Collections.Concurrent;
using System.Globalization;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class RunClaimsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_scenario_is_claimed_once_and_then_nobody_gets_it()
    {
        var claims = Claims(repeat: 1);

        claims.Waiting(["one", "two"]).ShouldBe(2);
        claims.Take("one", worker: 1).ShouldBe(1);
        claims.Take("one", worker: 1).ShouldBeNull();
        Claims(repeat: 1).Take("one", worker: 2).ShouldBeNull();
        claims.Waiting(["one", "two"]).ShouldBe(1);
    }

    [Fact]
    public void Each_attempt_is_claimed_by_itself_and_by_whoever_comes()
    {
        Claims(repeat: 3).Take("one", worker: 1).ShouldBe(1);
        Claims(repeat: 3).Take("one", worker: 2).ShouldBe(2);
        Claims(repeat: 3).Take("one", worker: 1).ShouldBe(3);
        Claims(repeat: 3).Take("one", worker: 2).ShouldBeNull();

        Claims(repeat: 3).Of(worker: 1).ShouldBe([("one", 1), ("one", 3)]);
        Claims(repeat: 3).Of(worker: 2).ShouldBe([("one", 2)]);
    }

    [Fact]
    public void Many_that_ask_at_once_share_everything_and_nothing_twice()
    {
        var scenarios = Enumerable.Range(1, 200).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        var taken = new ConcurrentBag<string>();
        Parallel.For(0, 8, worker =>
        {
            foreach (var scenario in scenarios.Where(scenario => Claims(repeat: 1).Take(scenario, worker) is not null))
                taken.Add(scenario);
        });

        taken.Order(StringComparer.Ordinal).ShouldBe(scenarios.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_forgotten_may_be_claimed_again()
    {
        Claims(repeat: 1).Take("one", worker: 1);
        Claims(repeat: 1).Clear();

        Claims(repeat: 1).Take("one", worker: 2).ShouldBe(1);
    }

    private RunClaims Claims(int repeat) => new(_folder["claims"], repeat);
}
