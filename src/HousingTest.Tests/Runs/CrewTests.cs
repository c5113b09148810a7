using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class CrewTests
{
    [Fact]
    public void A_free_worker_goes_to_the_first_run_that_has_none() => Crew.Next([(20, 1), (32, 0), (32, 0)]).ShouldBe(1);

    [Fact]
    public void It_helps_where_much_is_left_once_each_run_has_one() => Crew.Next([(0, 1), (3, 1), (20, 1)]).ShouldBe(2);

    [Fact]
    public void It_stays_away_where_it_would_come_too_late() => Crew.Next([(0, 1), (4, 1), (8, 2)]).ShouldBeNull();

    [Fact]
    public void A_single_scenario_is_worth_a_worker() => Crew.Next([(0, 0), (1, 0)]).ShouldBe(1);
}
