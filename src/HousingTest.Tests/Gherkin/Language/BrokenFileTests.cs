using System.Diagnostics;
using HousingTest.Bench.Features;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

/// <summary>No text makes reading it fail or hang. <c>./housingtest bench fuzz</c> asks the same of a hundred times as many.</summary>
public class BrokenFileTests
{
    private const string Sound = """"
        # language: en
        @rents
        Feature: Weekly debit
          Charges fall due on Mondays.

          Background:
            Given the estate "small"

          @first
          Example: Plain
            Given a tenancy
              | account | amount  |
              | A \| B  | 1\\2    |
            Then the letter says
              """markdown
              # Rent due
              """

          Scenario Outline: <kind> tenancies
            When a <kind> tenancy owes <amount>

            @few
            Examples: usual
              | kind   | amount |
              | secure | £1     |

          Rule: Nobody is charged twice
            Scenario: Second run
              When it is run again
        """";

    public static TheoryData<string> Extremes() => [.. ExtremeFeatures.Of(10).Select(feature => feature.What)];

    [Fact]
    public void Broken_files_give_scenarios_or_problems_for_people()
    {
        // Fixed, so that a failure comes again.
        var mutator = new FeatureMutator([Sound], seed: 20260401);
        var sound = Enumerable.Range(0, 2_000).Count(_ => BrokenFeature.Read(mutator.Next()));
        sound.ShouldBeInRange(100, 1_900);
    }

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Files_that_ask_for_too_much_give_scenarios_or_a_problem_soon(string what)
    {
        var text = ExtremeFeatures.Of(100_000).Single(feature => string.Equals(feature.What, what, StringComparison.Ordinal)).Text;
        var began = Stopwatch.GetTimestamp();
        BrokenFeature.Read(text);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
