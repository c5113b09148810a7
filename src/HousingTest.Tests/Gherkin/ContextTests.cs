using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Running;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>What bindings share, and for how long.</summary>
public class ContextTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Library), typeof(OtherLibrary)]);

    private readonly List<string> _written = [];

    [Fact]
    public async Task Binding_classes_of_a_scenario_share_one_instance_and_the_next_scenario_has_its_own()
    {
        await RunAsync("""
            Feature: F
              Scenario: A
                Given 2 weeks pass
                And 3 weeks pass elsewhere
                Then it is told
              Scenario: B
                Given 1 weeks pass
                Then it is told
            """);
        _written.Where(line => line.StartsWith("week", StringComparison.Ordinal)).ShouldBe(["week 5", "week 1"]);
    }

    [Fact]
    public async Task What_a_scenario_made_is_disposed_behind_its_last_hook_even_when_it_failed()
    {
        await RunAsync("Feature: F\n Scenario: A\n  Given 2 weeks pass\n  When it fails");
        _written.ShouldBe(["after the scenario", "disposed after 2 weeks"]);
    }

    [Fact]
    public async Task What_cannot_be_disposed_fails_the_scenario()
    {
        var progress = (await RunAsync("Feature: F\n Scenario: A\n  Given it cannot be disposed")).Single();
        progress.Status.ShouldBe(ScenarioExecutionStatus.TestError);
        progress.Error.ShouldNotBeNull().Message.ShouldBe("still in use");
    }

    [Fact]
    public async Task What_a_hook_before_the_feature_takes_is_shared_by_its_scenarios()
    {
        await RunAsync("@shared\nFeature: F\n Scenario: A\n  Given a visit is counted\n Scenario: B\n  Given a visit is counted");
        _written.Where(line => line.StartsWith("visit", StringComparison.Ordinal)).ShouldBe(["visit 1", "visit 2"]);
    }

    [Fact]
    public async Task Without_it_each_scenario_has_its_own()
    {
        await RunAsync("Feature: F\n Scenario: A\n  Given a visit is counted\n Scenario: B\n  Given a visit is counted");
        _written.Where(line => line.StartsWith("visit", StringComparison.Ordinal)).ShouldBe(["visit 1", "visit 1"]);
    }

    [Fact]
    public async Task Values_are_kept_by_name_and_by_type_in_scenario_and_feature()
    {
        await RunAsync("""
            Feature: F
              Scenario: A
                Given values are kept
                Then they are found
              Scenario: B
                Then those of the feature are found
            """);
        _written.Where(line => line.StartsWith("kept", StringComparison.Ordinal)).ShouldBe(["kept RA-1, 12, fresh 1, fresh 2, nothing", "kept North, no RA-1"]);
    }

    [Fact]
    public async Task Contexts_and_their_interfaces_are_the_same_objects()
    {
        await RunAsync("Feature: F\n Scenario: A\n  Given the contexts are compared");
        _written.ShouldContain("same", StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_steps_write_and_attach_reaches_the_output()
    {
        await RunAsync("Feature: F\n Scenario: A\n  Given it writes");
        _written.ShouldBe(["a line", "2 of 3", "file: letters/notice.pdf", "after the scenario"]);
    }

    private async Task<IReadOnlyList<ScenarioProgress>> RunAsync(string feature)
    {
        var all = new List<ScenarioProgress>();
        await using var runner = new ScenarioRunner(Bindings, _written.Add);
        foreach (var pickle in Scenarios.Parse(feature))
            all.Add(await runner.RunAsync(pickle, CancellationToken.None));
        return all;
    }

    /// <summary>Shared by the binding classes of a scenario.</summary>
    public sealed class Calendar(IReqnrollOutputHelper output) : IDisposable
    {
        public int Week { get; set; }

        public void Dispose() => output.WriteLine($"disposed after {Week} weeks");
    }

    public sealed class Stuck : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("still in use");
    }

    public sealed class Visits
    {
        public int Count { get; set; }
    }

    [Binding]
    public class Library(IReqnrollOutputHelper output, ScenarioContext scenario, FeatureContext feature)
    {
        [BeforeFeature("shared")]
        public static void Share(Visits visits) => visits.Count = 0;

        [AfterScenario]
        public void After() => output.WriteLine("after the scenario");

        [Given("{int} weeks pass")]
        public void Pass(int weeks) => scenario.ScenarioContainer.Resolve<Calendar>().Week += weeks;

        [When("it fails")]
        public static void Fails() => throw new InvalidOperationException("failed");

        [Given("it cannot be disposed")]
        public void CannotBeDisposed() => scenario.ScenarioContainer.Resolve<Stuck>().ShouldNotBeNull();

        [Given("a visit is counted")]
        public void Visit() => output.WriteLine($"visit {++scenario.ScenarioContainer.Resolve<Visits>().Count}");

        [Given("values are kept")]
        public void Keep()
        {
            var made = 0;
            scenario["account"] = "RA-1";
            scenario.Set(12);
            scenario.Set(() => $"fresh {++made}");
            feature.Set("North", "patch");
        }

        [Then("they are found")]
        public void Found() => output.WriteLine(
            $"kept {scenario.Get<string>("account")}, {scenario.Get<int>()}, {scenario.Get<string>()}, {scenario.Get<string>()}, " +
            $"{(scenario.TryGetValue<DateTime>(out _) ? "something" : "nothing")}");

        [Then("those of the feature are found")]
        public void FoundInFeature() => output.WriteLine($"kept {feature["patch"]}, {(scenario.ContainsKey("account") ? "" : "no ")}RA-1");

        [Given("the contexts are compared")]
        public void Compare()
        {
            var container = scenario.ScenarioContainer;
            if (ReferenceEquals(container.Resolve<IScenarioContext>(), scenario) && ReferenceEquals(container.Resolve<IFeatureContext>(), feature))
                output.WriteLine("same");
        }

        [Given("it writes")]
        public void Writes()
        {
            output.WriteLine("a line");
            output.WriteLine("{0} of {1}", 2, 3);
            output.AddAttachment("letters/notice.pdf");
        }
    }

    [Binding]
    public class OtherLibrary(Calendar calendar, IReqnrollOutputHelper output)
    {
        [Given("{int} weeks pass elsewhere")]
        public void Pass(int weeks) => calendar.Week += weeks;

        [Then("it is told")]
        public void Tell() => output.WriteLine($"week {calendar.Week}");
    }
}
