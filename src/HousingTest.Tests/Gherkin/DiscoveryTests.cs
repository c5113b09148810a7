using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Discovery;
using Reqnroll;
using Shouldly;
using Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace HousingTest.Tests.Gherkin;

public sealed class DiscoveryTests : IDisposable
{
    private readonly IXunitTestMethod _method = new XunitTestMethod(
        new XunitTestClass(typeof(Host), new XunitTestCollection(new XunitTestAssembly(typeof(Host).Assembly), collectionDefinition: null, disableParallelization: true, "features")),
        typeof(Host).GetMethod(nameof(Host.Scenario))!,
        []);

    public DiscoveryTests()
    {
        Directory.CreateDirectory(Path.Combine(Source.Root, "rents"));
        File.WriteAllText(Path.Combine(Source.Root, "rents", "debit.feature"), """
            @rents @money
            Feature: Debit
              Scenario Outline: It <does>
                Given it <does>
                Examples:
                  | does   |
                  | passes |
                  | fails  |
            """);
        File.WriteAllText(Path.Combine(Source.Root, "broken.feature"), "Feature: Broken\n  Scenario: S\n    Given x\n    Nonsense");
    }

    public void Dispose() => Directory.Delete(Source.Root, recursive: true);

    [Fact]
    public async Task Every_row_is_a_test_named_for_people_with_its_tags_and_its_line()
    {
        var test = (await DiscoverAsync())[1];
        test.TestCaseDisplayName.ShouldBe("Debit: It passes [row 1]");
        test.Traits["tag"].Order(StringComparer.Ordinal).ShouldBe(["money", "rents"]);
        test.SourceFilePath.ShouldBe(Path.Combine(Source.Root, "rents", "debit.feature"));
        test.SourceLineNumber.ShouldBe(7);
    }

    [Fact]
    public async Task A_test_survives_the_way_to_another_process()
    {
        var test = (await DiscoverAsync())[1];
        var back = SerializationHelper.Instance.Deserialize<XunitTestCase>(SerializationHelper.Instance.Serialize(test)!).ShouldNotBeNull();
        back.UniqueID.ShouldBe(test.UniqueID);
        back.TestMethodArguments.ShouldBe(test.TestMethodArguments);
    }

    [Fact]
    public async Task Discovery_runs_no_hook_and_the_run_begins_with_its_first_scenario()
    {
        var tests = await DiscoverAsync();
        File.Exists(Source.Log).ShouldBeFalse();
        await using (var run = new FeatureRun<Source>())
        {
            await run.RunAsync((string)tests[1].TestMethodArguments[0]!);
            (await File.ReadAllTextAsync(Source.Log, TestContext.Current.CancellationToken)).ShouldBe("run begins. passes. ");
        }

        (await File.ReadAllTextAsync(Source.Log, TestContext.Current.CancellationToken)).ShouldBe("run begins. passes. run ends. ");
    }

    [Fact]
    public async Task A_failing_scenario_fails_its_test_with_the_step_and_the_reason()
    {
        var tests = await DiscoverAsync();
        await using var run = new FeatureRun<Source>();
        var failure = await Should.ThrowAsync<ScenarioFailedException>(() => run.RunAsync((string)tests[2].TestMethodArguments[0]!));
        failure.Message.ShouldBe("rents/debit.feature:4  Given it fails\n  InvalidOperationException: it broke");
        failure.InnerException.ShouldBeOfType<InvalidOperationException>();
        failure.StackTrace.ShouldBe("   at Given it fails in rents/debit.feature:line 4");
    }

    [Fact]
    public async Task A_broken_feature_file_is_a_test_that_fails_and_says_why()
    {
        var test = (await DiscoverAsync())[0];
        test.TestCaseDisplayName.ShouldBe("broken.feature can be used");
        await using var run = new FeatureRun<Source>();
        var failure = await Should.ThrowAsync<ScenarioFailedException>(() => run.RunAsync((string)test.TestMethodArguments[0]!));
        failure.Message.ShouldStartWith("HT-GHK-002  This line is not understood here: Nonsense\nwhere       broken.feature:4:5");
    }

    [Fact]
    public async Task A_scenario_that_went_away_since_discovery_says_so()
    {
        await using var run = new FeatureRun<Source>();
        (await Should.ThrowAsync<ScenarioFailedException>(() => run.RunAsync("gone-00000000"))).Message.ShouldStartWith("HT-GHK-035  'gone-00000000' is no longer there");
    }

    [Fact]
    public async Task Tests_run_by_file_and_line_whatever_their_order_was()
    {
        var tests = await DiscoverAsync();
        new FileOrder().OrderTestCases<ITestCase>([.. tests.AsEnumerable().Reverse()]).Select(test => test.TestCaseDisplayName)
            .ShouldBe(tests.Select(test => test.TestCaseDisplayName));
    }

    private async Task<List<XunitTestCase>> DiscoverAsync() =>
        [.. (await new FeatureFilesDiscoverer().Discover(TestFrameworkOptions.Empty(), _method, new FeatureFilesAttribute(typeof(Source)))).Cast<XunitTestCase>()];

    public sealed class Host
    {
        // Stands in for the method of a features project; the discoverer is called with it and xunit is not.
        public Task Scenario(string scenarioId) => Task.FromResult(scenarioId);
    }

    public sealed class Source : IScenarioSource
    {
        public static string Root { get; } = Directory.CreateTempSubdirectory("discovery").FullName;

        public static string Log => Path.Combine(Root, "log.txt");

        public ScenarioSelection Select() => new(Root);

        public BindingRegistry Bindings() => BindingRegistry.Of([typeof(Library)]);
    }

    [Binding]
    public class Library
    {
        [BeforeTestRun]
        public static void RunBegins() => File.AppendAllText(Source.Log, "run begins. ");

        [AfterTestRun]
        public static void RunEnds() => File.AppendAllText(Source.Log, "run ends. ");

        [Given("it passes")]
        public void Passes() => File.AppendAllText(Source.Log, "passes. ");

        [Given("it fails")]
        public void Fails() => throw new InvalidOperationException("it broke");
    }
}
