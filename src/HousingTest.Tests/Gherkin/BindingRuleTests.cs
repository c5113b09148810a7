using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>Which methods bind which steps, and what a library may not do.</summary>
public class BindingRuleTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Library), typeof(Derived)]);

    [Theory]
    [InlineData("Given the rent is due", "given")]
    [InlineData("When the rent is due", "when")]
    [InlineData("Then the rent is due", "then")]
    public async Task A_definition_is_for_the_kind_of_step_that_its_attribute_says(string step, string expected) => await ShouldCall(step, expected);

    [Theory]
    [InlineData("Given the account is seen")]
    [InlineData("When the account is seen")]
    [InlineData("Then the account is seen")]
    public async Task A_step_definition_is_for_steps_of_every_kind(string step) => await ShouldCall(step, "seen");

    [Theory]
    [InlineData("Given a letter is sent")]
    [InlineData("When a letter is sent")]
    [InlineData("When a letter goes out")]
    public async Task Several_attributes_may_stand_on_a_method(string step) => await ShouldCall(step, "sent");

    [Theory]
    [InlineData("Given it is done by a task")]
    [InlineData("Given it is done by a task with a result")]
    [InlineData("Given it is done by a value task")]
    [InlineData("Given it is done by a value task with a result")]
    public async Task A_task_is_waited_for(string step) => await ShouldCall(step, "begun", "done");

    [Fact]
    public async Task A_method_may_be_static()
    {
        await using var runner = new ScenarioRunner(Bindings, _ => { });
        var progress = await runner.RunAsync(Scenarios.Single("Given 1 of a static method fails"), CancellationToken.None);
        progress.Error.ShouldNotBeNull().Message.ShouldBe("static 1");
    }

    [Fact]
    public async Task A_method_may_come_from_a_base_class_and_need_not_be_public() => await ShouldCall("Given it is inherited", "inherited");

    [Fact]
    public async Task The_sort_of_an_expression_may_be_stated()
    {
        await ShouldCall("Given 3 [homes]", "homes 3");
        await ShouldCall("Given 3 flats or more", "flats");
    }

    [Fact]
    public async Task Two_expressions_of_one_method_that_both_match_are_not_ambiguous() => await ShouldCall("Given a home is void", "void");

    [Theory]
    [InlineData(typeof(AsyncVoidStep))]
    [InlineData(typeof(AsyncVoidHook))]
    [InlineData(typeof(AsyncVoidTransformation))]
    public void Async_void_is_refused(Type library) => Refused(library).Id.ShouldBe("HT-GHK-101");

    [Fact]
    public void A_hook_of_run_or_feature_is_static()
    {
        var problems = Should.Throw<ProblemException>(() => BindingRegistry.Of([typeof(NotStatic)])).Problems;
        problems.Select(problem => problem.Id).ShouldAllBe(id => id == "HT-GHK-102");
        problems.Count.ShouldBe(4);
    }

    [Fact]
    public void A_binding_class_is_not_generic() => Refused(typeof(Generic<>)).Id.ShouldBe("HT-GHK-108");

    [Fact]
    public void An_abstract_binding_class_has_static_methods_alone()
    {
        var problem = Refused(typeof(Abstract));
        problem.Id.ShouldBe("HT-GHK-108");
        problem.Why.ShouldBe("it is abstract, so that there is no instance to call Instance on");
    }

    [Fact]
    public void A_class_without_binding_binds_nothing() => BindingRegistry.Of([typeof(NoBinding)]).Steps.ShouldBeEmpty();

    private static async Task ShouldCall(string step, params string[] expected) => (await Scenarios.CallsOf(Bindings, step)).ShouldBe(expected);

    private static Problem Refused(Type library) => Should.Throw<ProblemException>(() => BindingRegistry.Of([library])).Problems.ShouldHaveSingleItem();

    [Binding]
    public class Library(IReqnrollOutputHelper output)
    {
        [Given("the rent is due")]
        public void GivenDue() => output.WriteLine("given");

        [When("the rent is due")]
        public void WhenDue() => output.WriteLine("when");

        [Then("the rent is due")]
        public void ThenDue() => output.WriteLine("then");

        [StepDefinition("the account is seen")]
        public void Seen() => output.WriteLine("seen");

        [Given("a letter is sent")]
        [When("a letter is sent")]
        [When("a letter goes out")]
        public void Sent() => output.WriteLine("sent");

        [Given("it is done by a task")]
        public Task ByTask() => DoAsync();

        [Given("it is done by a task with a result")]
        public async Task<int> ByTaskWithResult()
        {
            await DoAsync();
            return 1;
        }

        [Given("it is done by a value task")]
        public ValueTask ByValueTask() => new(DoAsync());

        [Given("it is done by a value task with a result")]
        public async ValueTask<string> ByValueTaskWithResult()
        {
            await DoAsync();
            return "";
        }

        [Given("{int} of a static method fail(s)")]
        public static void Static(int number) => throw new InvalidOperationException($"static {number}");

        [Given(@"(\d) \[homes\]", ExpressionType = ExpressionType.RegularExpression)]
        public void Homes(int count) => output.WriteLine($"homes {count}");

        [Given("3 flats (or more)", ExpressionType = ExpressionType.CucumberExpression)]
        public void Flats() => output.WriteLine("flats");

        [Given("a home is void")]
        [Given("a home/flat is void")]
        public void Void() => output.WriteLine("void");

        private async Task DoAsync()
        {
            output.WriteLine("begun");
            await Task.Yield();
            output.WriteLine("done");
        }
    }

    public abstract class Base(IReqnrollOutputHelper output)
    {
        [Given("it is inherited")]
        protected internal void Inherited() => output.WriteLine("inherited");
    }

    [Binding]
    public class Derived(IReqnrollOutputHelper output) : Base(output);

#pragma warning disable MA0155, AsyncFixer03 // What is refused has to be written once.
    [Binding]
    public class AsyncVoidStep
    {
        [Given("nobody waits")]
        public async void NobodyWaits() => await Task.Yield();
    }

    [Binding]
    public class AsyncVoidHook
    {
        [BeforeScenario]
        public async void NobodyWaits() => await Task.Yield();
    }

    [Binding]
    public class AsyncVoidTransformation
    {
        [StepArgumentTransformation]
        public async void NobodyWaits(string text) => await Task.FromResult(text);
    }
#pragma warning restore MA0155, AsyncFixer03

    [Binding]
    public class NotStatic
    {
        [BeforeTestRun]
        public void BeforeRun() => GC.KeepAlive(this);

        [AfterTestRun]
        public void AfterRun() => GC.KeepAlive(this);

        [BeforeFeature]
        public void Before() => GC.KeepAlive(this);

        [AfterFeature]
        public void After() => GC.KeepAlive(this);
    }

    [Binding]
    public class Generic<T>
    {
        [Given("it is generic")]
        public void IsGeneric() => GC.KeepAlive(typeof(T));
    }

    [Binding]
    public abstract class Abstract
    {
        [Given("it is an instance")]
        public void Instance() => GC.KeepAlive(this);

        [Given("it is static")]
        public static void Static() => GC.KeepAlive(typeof(Abstract));
    }

    public class NoBinding
    {
        [Given("it is not bound")]
        public void NotBound() => GC.KeepAlive(this);
    }
}
