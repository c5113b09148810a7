using HousingTest.Steps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Steps;

/// <summary>References that are other ones each time, and the words by which two runs know them.</summary>
public sealed class FreshReferencesTests
{
    [Fact]
    public void A_number_of_its_own_begins_as_the_environment_says_and_is_another_a_moment_later()
    {
        var first = new FreshReferences(At(0)).Own("H");

        first.ShouldBe(("H0136512345", "Almsziv"));
        new FreshReferences(At(100)).Own("H").Number.ShouldBe("H0136512346");
        new FreshReferences(At(100)).Own("H").Name.ShouldNotBe(first.Name, StringComparer.Ordinal);
    }

    [Fact]
    public void Two_scenarios_in_the_same_moment_have_numbers_of_their_own()
    {
        var numbers = At(0);

        new FreshReferences(numbers).Own("H").Number.ShouldBe("H0136512345");
        new FreshReferences(numbers).Own("H").Number.ShouldBe("H0136512346");
    }

    [Fact]
    public void The_first_of_a_kind_has_its_plain_word_and_the_next_a_number()
    {
        var fresh = new FreshReferences(At(0));
        fresh.Learn("works order", "WO-000007");
        fresh.Learn("works order", "WO-000009");
        fresh.Learn("works order", "WO-000007");

        fresh.All.Select(one => (one.Text, one.Word)).ShouldBe([("WO-000007", "{works order}"), ("WO-000009", "{works order 2}")]);
        (fresh.Find("works order"), fresh.Find("works order", 2), fresh.Find("works order", 3), fresh.Find("tenancy")).ShouldBe(("WO-000007", "WO-000009", null, null));
    }

    private static FreshNumbers At(int milliseconds) => new(new StoppedClock(new DateTimeOffset(2026, 6, 8, 0, 0, 34, 500, TimeSpan.Zero).AddMilliseconds(milliseconds)));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
