using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>What a tester reads when a step of a scenario cannot be bound.</summary>
public class WrongScenarioTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Library)]);

    [Fact]
    public void An_undefined_step_is_told_by_file_and_line_with_the_three_nearest_steps_and_a_snippet()
    {
        var problem = Scenarios.Check(Bindings, "When the rents are rised by 3.5 percent for \"Mill Lane\"", "| patch |", "| North |");
        problem.Id.ShouldBe("HT-GHK-110");
        problem.What.ShouldBe("No step is known that reads: When the rents are rised by 3.5 percent for \"Mill Lane\"");
        problem.Where.ShouldBe("t.feature:3");
        problem.Why.Split('\n').ShouldBe(
            ["the nearest known steps are:", "  When the rents are raised by {decimal} percent", "  When the rent is paid", "  Given the rent is {money} a week"]);
        problem.Remedy.ShouldEndWith("""
            [When("the rents are rised by {decimal} percent for {string}")]
            public void TheRentsAreRisedByPercentFor(decimal p0, string p1, DataTable table) => throw new PendingStepException();
            """);
    }

    [Fact]
    public void A_step_that_no_row_of_an_outline_binds_is_told_once_and_wrong_values_each()
    {
        var undefined = Scenarios.Single("When the rents are rised by 3.5 percent");
        var wrong = Scenarios.Single("Given the rent is £12.5O a week");
        var wrongToo = Scenarios.Single("Given the rent is £x a week");

        Bindings.Check([undefined, undefined, wrong, wrong, wrongToo]).Select(problem => problem.Id).ShouldBe(["HT-GHK-110", "HT-GHK-112", "HT-GHK-112"]);
    }

    [Fact]
    public async Task A_snippet_binds_the_step_that_it_was_written_for()
    {
        // The expression of the snippet for this step, as it was pasted into the library.
        const string step = "Given the charge (weekly) and/or {fixed} C:\\x is 'due' on 3.50";
        Scenarios.Check(BindingRegistry.Of(Array.Empty<Type>()), step).Remedy.ShouldContain("""[Given("the charge \\(weekly\\) and\\/or \\{fixed\\} C:\\\\x is 'due' on {decimal}")]""");
        (await Scenarios.CallsOf(Bindings, step)).ShouldBe(["pasted 3.50"]);
    }

    [Fact]
    public void A_snippet_says_what_sort_its_expression_is_where_it_does_not_look_so() =>
        Scenarios.Check(Bindings, "Given the price of 12 homes in $").Remedy.ShouldContain(
            """[Given("the price of {int} homes in $", ExpressionType = ExpressionType.CucumberExpression)]""");

    [Fact]
    public void An_ambiguous_step_names_both_definitions_with_where_they_are()
    {
        var problem = Scenarios.Check(Bindings, "Then the letter is sent");
        problem.Id.ShouldBe("HT-GHK-111");
        problem.Where.ShouldBe("t.feature:3");
        problem.Why.ShouldBe("Then the letter is sent  (Library.LetterSent)\nThen the {word} is sent  (Library.WordSent)");
    }

    [Theory]
    [InlineData("Given the rent is £12.5O a week", "'£12.5O' is no {money}, which Given the rent is {money} a week takes for 'rent'\nexpected is text such as £12.50")]
    [InlineData("Given the tenancy starts on 31/02/2026", "'31/02/2026' is no {date}, which Given the tenancy starts on {date} takes for 'start'\nexpected is text such as 6 April 2026")]
    [InlineData("Given the tenant is squatter", "'squatter' is no {tenure}, which Given the tenant is {tenure} takes for 'tenure'\nexpected is one of secure, introductory, leaseholder")]
    [InlineData("When the rents are raised by x percent", "'x' is no {decimal}, which When the rents are raised by {decimal} percent takes for 'percent'\nexpected is a number, such as 12.50")]
    [InlineData("Given the street Mill Lane is let", "'Mill Lane' is no {string}, which Given the street {string} is let takes for 'street'\nexpected is text between quotes")]
    [InlineData("Given there are many homes", "'many' is no {int}, which Given there are {int} homes takes for 'count'\nexpected is a whole number, such as 12")]
    public void A_wrong_argument_is_told_by_its_step_its_value_and_what_was_expected(string step, string why)
    {
        var problem = Scenarios.Check(Bindings, step);
        problem.Id.ShouldBe("HT-GHK-112");
        problem.Where.ShouldBe("t.feature:3");
        problem.Why.ShouldBe(why);
        problem.Remedy.ShouldBe("write the value in the form that the step takes; ./housingtest steps shows an example of each");
    }

    [Fact]
    public void A_step_that_is_known_under_another_keyword_is_told_as_that()
    {
        var problem = Scenarios.Check(Bindings, "When the letter is sent");

        problem.Id.ShouldBe("HT-GHK-110");
        problem.Why.ShouldBe("it is known as a Then, and stands here as a When: And and But go on with what comes before them");
        problem.Remedy.ShouldBe("write Then before it, or move it to where it belongs");
    }

    [Fact]
    public async Task A_wrong_argument_fails_as_an_undefined_step_does()
    {
        await using var runner = new ScenarioRunner(Bindings, _ => { });
        var progress = await runner.RunAsync(Scenarios.Single("Given the rent is £12.5O a week"), CancellationToken.None);
        progress.Status.ShouldBe(ScenarioExecutionStatus.UndefinedStep);
    }

    [Fact]
    public async Task What_a_transformation_refuses_is_told_in_its_words()
    {
        await using var runner = new ScenarioRunner(Bindings, _ => { });
        var progress = await runner.RunAsync(Scenarios.Single("Given the tenancy starts on 31 February 2026"), CancellationToken.None);
        var problem = progress.Error.ShouldBeOfType<ProblemException>().Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-GHK-112");
        problem.Where.ShouldBe("t.feature:3");
        problem.Why.ShouldBe("'31 February 2026' for 'start': there is no such day");
    }

    [Theory]
    [InlineData("Given a notice is served for each of", "Given a notice is served for each of takes 1 arguments and is given 0", "write the text or table that belongs beneath the step")]
    [InlineData("When the rent is paid\n| a |", "When the rent is paid takes 0 arguments and is given 1", "take the text or table beneath the step away")]
    public void What_belongs_beneath_a_step_is_asked_for(string step, string why, string remedy)
    {
        var problem = Scenarios.Check(Bindings, step.Split('\n'));
        problem.Id.ShouldBe("HT-GHK-112");
        problem.Why.ShouldBe(why);
        problem.Remedy.ShouldBe(remedy);
    }

    [Fact]
    public void A_value_that_cannot_be_converted_is_told_with_what_exists() =>
        Scenarios.Check(Bindings, "Given the stage Bailiff").Why.ShouldBe("'Bailiff' is no Stage, which Given the stage {Stage} takes for 'stage'\nexpected is one of Letter, Court");

    public enum Stage
    {
        Letter,
        Court,
    }

    [Binding]
    public class Library(IReqnrollOutputHelper output)
    {
        [StepArgumentTransformation(@"(£[0-9,]+\.[0-9]{2})", Name = "money")]
        public static decimal Money(string text) => text.Length;

        [StepArgumentTransformation("([0-9]{1,2} [A-Z][a-z]+ [0-9]{4})", Name = "date")]
        public static DateOnly Date(string text) => DateOnly.TryParse(text, out var date) ? date : throw new FormatException("there is no such day");

        [StepArgumentTransformation("(secure|introductory|leaseholder)", Name = "tenure")]
        public static string Tenure(string text) => text;

        [Given("the rent is {money} a week")]
        public void Rent(decimal rent) => output.WriteLine($"rent {rent}");

        [Given("the tenancy starts on {date}")]
        public void Starts(DateOnly start) => output.WriteLine($"start {start}");

        [Given("the tenant is {tenure}")]
        public void Is(string tenure) => output.WriteLine($"tenure {tenure}");

        [Given("the stage {Stage}")]
        public void In(Stage stage) => output.WriteLine($"stage {stage}");

        [Given("the street {string} is let")]
        public void Let(string street) => output.WriteLine($"street {street}");

        [Given("there are {int} homes")]
        public void Homes(int count) => output.WriteLine($"homes {count}");

        [When("the rents are raised by {decimal} percent")]
        public void Raised(decimal percent) => output.WriteLine($"raised {percent}");

        [When("the rent is paid")]
        public void Paid() => output.WriteLine("paid");

        [Then("the letter is sent")]
        public void LetterSent() => output.WriteLine("letter");

        [Then("the {word} is sent")]
        public void WordSent(string word) => output.WriteLine(word);

        [Given("a notice is served for each of")]
        public void Served(DataTable table) => output.WriteLine($"served {table.RowCount}");

        [Given("the charge \\(weekly\\) and\\/or \\{fixed\\} C:\\\\x is 'due' on {decimal}")]
        public void Pasted(decimal p0) => output.WriteLine($"pasted {p0}");
    }
}
