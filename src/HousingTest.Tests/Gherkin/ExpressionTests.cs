using HousingTest.Gherkin.Bindings;
using HousingTest.Model;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>Step definitions by their expressions: which text they take, and what they hand to their methods.</summary>
public class ExpressionTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Library)]);

    [Theory]
    [InlineData("Given 1 tenancy", "Tenancies(1)")]
    [InlineData("Given 3 tenancies", "Tenancies(3)")]
    [InlineData("Given -2 tenancies", "Tenancies(-2)")]
    [InlineData("Given the balance", "Balance()")]
    [InlineData("Given the balances", "Balance()")]
    [InlineData("Given a rent of 112.46", "Rent(112.46)")]
    [InlineData("Given the name \"O'Neill \\\"Bob\\\"\"", "Name(O'Neill \"Bob\")")]
    [InlineData("Given the name 'A B'", "Name(A B)")]
    [InlineData("Given the word garage", "Word(garage)")]
    [InlineData("Given anything at all", "Anything(at all)")]
    [InlineData("Given the tenure NonSecure", "Tenure(NonSecure)")]
    [InlineData("Given the tenure non secure", "Tenure(NonSecure)")]
    [InlineData("Given £1,012.50 is owed", "Owed(1012.50)")]
    [InlineData("Given charges (weekly) and/or {fixed}", "Literal()")]
    [InlineData("Given exactly 7 homes", "Homes(7)")]
    [InlineData("Given the id 6f9619ff-8b86-d011-b42d-00cf4fc964ff", "Id(6f9619ff-8b86-d011-b42d-00cf4fc964ff)")]
    [InlineData("Given three weeks", "Weeks(3)")]
    [InlineData("Given 4 weeks", "Weeks(4)")]
    public async Task A_step_reaches_its_method_with_its_arguments(string step, string expected)
    {
        var calls = await Scenarios.CallsOf(Bindings, step);
        calls.ShouldBe([expected]);
    }

    [Theory]
    [InlineData("Given the word garage door")]
    [InlineData("Given exactly 7 homes more")]
    [InlineData("When the balance")]
    public void A_step_that_is_not_meant_is_undefined(string step) => Scenarios.Check(Bindings, step).Id.ShouldBe("HT-GHK-110");

    [Theory]
    [InlineData("Given 1.5 tenancies")]
    [InlineData("Given a tenancies")]
    public void A_step_whose_value_has_another_form_is_told_so(string step) => Scenarios.Check(Bindings, step).Id.ShouldBe("HT-GHK-112");

    [Fact]
    public async Task A_table_and_a_text_come_last()
    {
        (await Scenarios.CallsOf(Bindings, "Given 2 rows", "| a | b |", "| 1 | 2 |")).ShouldBe(["Rows(2, 1+2)"]);
        (await Scenarios.CallsOf(Bindings, "Given a letter", "\"\"\"", "Dear tenant", "\"\"\"")).ShouldBe(["Letter(Dear tenant)"]);
    }

    [Fact]
    public void An_undefined_step_names_the_three_nearest_and_a_snippet()
    {
        var problem = Scenarios.Check(Bindings, "Given the balanse of \"RA-1\" is 12.50");
        problem.Where.ShouldBe("t.feature:3");
        problem.Why.Split('\n').ShouldBe(["the nearest known steps are:", "  Given the balance(s)", "  Given the name {string}", "  Given a rent of {decimal}"]);
        problem.Remedy.ShouldEndWith("""
            [Given("the balanse of {string} is {decimal}")]
            public void TheBalanseOfIs(string p0, decimal p1) => throw new PendingStepException();
            """);
    }

    [Fact]
    public void An_ambiguous_step_names_both_definitions()
    {
        var problem = Scenarios.Check(Bindings, "Given twice meant");
        problem.Id.ShouldBe("HT-GHK-111");
        problem.Why.ShouldBe("Given twice meant  (Library.TwiceMeant)\nGiven twice {word}  (Library.TwiceWord)");
    }

    [Fact]
    public void An_argument_that_does_not_fit_is_named_with_what_was_expected()
    {
        var problem = Scenarios.Check(Bindings, "Given the tenure squatting");
        problem.Id.ShouldBe("HT-GHK-112");
        problem.Why.ShouldBe("'squatting' is no TenureKind, which Given the tenure {TenureKind} takes for 'tenure'\nexpected is one of Secure, NonSecure");
    }

    [Fact]
    public void A_table_that_the_step_does_not_take_is_named() =>
        Scenarios.Check(Bindings, "Given the balance", "| a |").Why.ShouldBe("Given the balance(s) takes 0 arguments and is given 1");

    [Fact]
    public void Every_mistake_of_a_library_is_reported_at_once()
    {
        var problems = Should.Throw<ProblemException>(() => BindingRegistry.Of([typeof(WrongLibrary)])).Problems;
        problems.Select(problem => problem.Id).Order(StringComparer.Ordinal).ShouldBe(
            ["HT-GHK-101", "HT-GHK-102", "HT-GHK-104", "HT-GHK-105", "HT-GHK-106"]);
    }

    public enum TenureKind
    {
        Secure,
        NonSecure,
    }

    [Binding]
    public class Library(IReqnrollOutputHelper output)
    {
        [StepArgumentTransformation(@"£([\d,]+\.\d\d)", Name = "money")]
        public static decimal Money(decimal amount) => amount;

        [StepArgumentTransformation("three")]
        public static int Three() => 3;

        [Given("{int} tenancy/tenancies")]
        public void Tenancies(int count) => output.WriteLine($"Tenancies({count})");

        [Given("the balance(s)")]
        public void Balance() => output.WriteLine("Balance()");

        [Given("a rent of {decimal}")]
        public Task Rent(decimal rent)
        {
            output.WriteLine($"Rent({rent})");
            return Task.CompletedTask;
        }

        [Given("the name {string}")]
        public ValueTask<int> Name(string name)
        {
            output.WriteLine($"Name({name})");
            return ValueTask.FromResult(1);
        }

        [Given("the word {word}")]
        public void Word(string word) => output.WriteLine($"Word({word})");

        [Given("anything {}")]
        public void Anything(string text) => output.WriteLine($"Anything({text})");

        [Given("the tenure {TenureKind}")]
        public void Tenure(TenureKind tenure) => output.WriteLine($"Tenure({tenure})");

        [Given("{money} is owed")]
        public void Owed(decimal amount) => output.WriteLine($"Owed({amount})");

        [Given(@"charges \(weekly) and\/or \{fixed}")]
        public void Literal() => output.WriteLine("Literal()");

        [Given(@"^exactly (\d+) homes$")]
        public void Homes(int count) => output.WriteLine($"Homes({count})");

        [Given("the id {Guid}")]
        public void Id(Guid id) => output.WriteLine($"Id({id})");

        [Given("{int} weeks")]
        public void Weeks(int count) => output.WriteLine($"Weeks({count})");

        [Given("{int} rows")]
        public void Rows(int count, DataTable table) => output.WriteLine($"Rows({count}, {table.Rows[0]["a"]}+{table.Rows[0][1]})");

        [Given("a letter")]
        public void Letter(string text) => output.WriteLine($"Letter({text})");

        [Given("twice meant")]
        public void TwiceMeant() => output.WriteLine("TwiceMeant()");

        [Given("twice {word}")]
        public void TwiceWord(string word) => output.WriteLine($"TwiceWord({word})");
    }

    [Binding]
    public class WrongLibrary
    {
        [StepArgumentTransformation]
        public static void Nothing(string text) => GC.KeepAlive(text);

        [BeforeTestRun]
        public void NotStatic() => GC.KeepAlive(this);

        [Given("too {int} many {int}")]
        public void TooFew(int one) => GC.KeepAlive(one);

        [BeforeScenario("@a and @b")]
        public void WrongTags() => GC.KeepAlive(this);

#pragma warning disable MA0155, AsyncFixer03 // What is refused has to be written once.
        [When("nobody waits")]
        public async void AsyncVoid() => await Task.Yield();
#pragma warning restore MA0155, AsyncFixer03
    }
}
