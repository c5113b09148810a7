using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Undoing;

/// <summary>What keeps a step from being taken out, planted row by row: exactly that is listed, no more and no less.</summary>
public sealed class UndoPlanTests
{
    private readonly Books books = new();

    [Fact]
    public void What_nothing_later_has_to_do_with_is_put_back_and_all_else_is_kept()
    {
        books.Step("rents", () =>
        {
            books.Put("charge", 1, ("account", 7), ("pence", 9000));
            books.Put("charge", 2, ("account", 7), ("pence", 500));
        });
        books.Step("names", () => books.Put("person", 1, ("name", 3)));
        books.Step("more rents", () => books.Put("charge", 3, ("account", 7), ("pence", 1)));

        var plan = books.Undo("rents");

        plan.Conflicts.ShouldBeEmpty();
        plan.Kept.ShouldBe(2);
        plan.Changes.Select(Books.Say).Order(StringComparer.Ordinal).ShouldBe(["charge 1: account 7, pence 9000 -> none", "charge 2: account 7, pence 500 -> none"]);
    }

    [Fact]
    public void Planted_conflicts_of_every_kind_are_listed_each_once_with_step_row_and_fields()
    {
        books.Begin(() =>
        {
            books.Put("account", 1, ("tenancy", 0));
            books.Put("account", 2, ("tenancy", 0));
            books.Put("charge", 10, ("account", 1), ("pence", 100));
            books.Put("charge", 11, ("account", 1), ("pence", 100));
            books.Put("charge", 12, ("account", 1), ("pence", 100));
        });
        books.Step("wrong", () =>
        {
            books.Put("account", 3, ("tenancy", 0));
            books.Put("account", 4, ("tenancy", 0));
            books.Put("charge", 10, ("account", 1), ("pence", 200));
            books.Put("charge", 11, ("account", 1), ("pence", 200));
            books.Take("charge", 12);
            books.Put("charge", 13, ("account", 3), ("pence", 1));
        });
        books.Step("debits", () =>
        {
            books.Put("charge", 10, ("account", 1), ("pence", 250));
            books.Put("charge", 20, ("account", 3), ("pence", 5));
            books.Put("charge", 21, ("account", 2), ("pence", 5));
        });
        books.Step("clearing", () =>
        {
            books.Take("charge", 11);
            books.Put("charge", 12, ("account", 2), ("pence", 1));
            books.Put("charge", 20, ("account", 3), ("pence", 6));
        });

        var plan = books.Undo("wrong");

        plan.Conflicts.Select(Say).ShouldBe(
        [
            "Changed charge id 10 by debits: pence",
            "Removed charge id 11 by clearing: account, id, pence",
            "AddedAgain charge id 12 by clearing: account, id, pence",
            "RefersTo charge id 20 by debits, clearing: account to account id 3",
        ]);
    }

    [Fact]
    public void A_row_that_would_come_back_and_refer_to_one_that_later_work_removed_is_a_conflict()
    {
        books.Begin(() =>
        {
            books.Put("account", 1, ("tenancy", 0));
            books.Put("charge", 10, ("account", 1), ("pence", 100));
        });
        books.Step("wrong", () => books.Take("charge", 10));
        books.Step("clearing", () => books.Take("account", 1));

        books.Undo("wrong").Conflicts.Select(Say).ShouldBe(["WouldReferToNothing charge id 10 by clearing: account to account id 1"]);
    }

    [Fact]
    public void Later_work_that_ended_as_it_began_keeps_nothing_from_being_taken_out()
    {
        books.Step("wrong", () => books.Put("account", 3, ("tenancy", 5)));
        books.Step("there", () =>
        {
            books.Put("account", 3, ("tenancy", 6));
            books.Put("charge", 20, ("account", 3), ("pence", 5));
        });
        books.Step("and back", () =>
        {
            books.Put("account", 3, ("tenancy", 5));
            books.Take("charge", 20);
        });

        books.Undo("wrong").Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void Taking_out_what_stands_on_it_too_leaves_no_conflict_and_goes_back_to_before_the_first()
    {
        books.Begin(() => books.Put("account", 1, ("tenancy", 0)));
        books.Step("first", () => books.Put("account", 1, ("tenancy", 1)));
        books.Step("second", () => books.Put("account", 1, ("tenancy", 2)));

        books.Undo("first").Conflicts.Select(Say).ShouldBe(["Changed account id 1 by second: tenancy"]);
        books.Undo("first", "second").Changes.Select(Books.Say).ShouldBe(["account 1: tenancy 2 -> tenancy 0"]);
    }

    [Fact]
    public void Kept_work_between_two_steps_that_are_taken_out_is_a_conflict_though_the_second_one_covered_it()
    {
        books.Begin(() => books.Put("account", 1, ("tenancy", 0)));
        books.Step("first", () => books.Put("account", 1, ("tenancy", 1)));
        books.Step("kept", () => books.Put("account", 1, ("tenancy", 2)));
        books.Step("second", () => books.Put("account", 1, ("tenancy", 3)));

        books.Undo("first", "second").Conflicts.Select(Say).ShouldBe(["Changed account id 1 by kept: tenancy"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_histories_have_the_conflicts_that_comparing_whole_states_gives_and_else_lose_the_step_alone(int seed)
    {
        var random = new Random(seed);
        var (refused, done) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            var history = new Books();
            history.Begin(() => history.Scribble(random, 12));
            for (var step = 0; step < 4; step++)
                history.Step($"s{step}", () => history.Scribble(random, random.Next(1, 4)));
            var undone = random.Next(4);

            var plan = history.Undo($"s{undone}");

            plan.Conflicts.Select(conflict => $"{conflict.Kind} {conflict.Table} {conflict.Row}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .ShouldBe(history.ConflictsByStates(undone).Order(StringComparer.Ordinal), $"seed {seed}, history {i}");
            if (plan.Conflicts.Count > 0)
                refused++;
            else
                done++;
        }

        refused.ShouldBeGreaterThan(20);
        done.ShouldBeGreaterThan(20);
    }

    private static string Say(UndoConflict conflict) =>
        $"{conflict.Kind} {conflict.Table} {conflict.Row} by {string.Join(", ", conflict.By)}: {string.Join(", ", conflict.Fields)}{(conflict.To is null ? "" : $" to {conflict.To}")}";
}
