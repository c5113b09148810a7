using System.Text;
using System.Text.Json;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Messages;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Messages;

public sealed class CucumberMessagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_told_line_by_line_as_the_reporters_of_Cucumber_read_it() =>
        Approval.Verify(await WriteAsync(), "messages", "ndjson");

    [Fact]
    public async Task Whatever_a_message_refers_to_was_told_before_it()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var references = 0;
        foreach (var line in (await WriteAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var envelope = JsonDocument.Parse(line);
            // A message may refer to its own parts, as a feature does.
            foreach (var (_, id) in Strings(envelope.RootElement).Where(one => one.Name is "id"))
                known.Add(id).ShouldBeTrue($"{id} is given twice: {line}");
            foreach (var (name, id) in Strings(envelope.RootElement).Where(one => IsReference(one.Name)))
            {
                known.Contains(id).ShouldBeTrue($"{name} of {line}");
                references++;
            }
        }

        references.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task What_failed_around_the_steps_fails_the_hook_in_front_of_them_when_none_was_reached()
    {
        var run = SampleToldRun.Make();
        var pickle = run.Features[0].Scenarios[run.Planned[1].Id];
        var outcome = run.Attempts[2].Read()! with
        {
            Steps =
            [
                .. pickle.Steps.Select(step => new Model.StepResult(step.ToString(), step.Source.Location.Line, Model.ScenarioStatus.NotRun, null)),
                new Model.StepResult("(around the scenario)", 1, Model.ScenarioStatus.Failed, "The garage is locked"),
            ],
        };

        var text = await WriteAsync(run with { Attempts = [run.Attempts[2] with { Read = () => outcome, Steps = new Dictionary<int, ToldStep>() }] });

        Results(text).ShouldBe(["FAILED The garage is locked", "SKIPPED ", "SKIPPED ", "SKIPPED ", "SKIPPED ", "PASSED "]);
    }

    private static List<string> Results(string messages) =>
    [
        .. messages.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("{\"testStepFinished\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("testStepFinished").GetProperty("testStepResult"))
            .Select(result => $"{result.GetProperty("status").GetString()} {(result.TryGetProperty("message", out var why) ? why.GetString() : "")}"),
    ];

    private static Task<string> WriteAsync() => WriteAsync(SampleToldRun.Make());

    private static async Task<string> WriteAsync(ToldRun run)
    {
        using var stream = new MemoryStream();
        await CucumberMessages.WriteAsync(run, BindingRegistry.Of([typeof(SampleLibrary)]), stream, Ct);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // A worker's id is nobody's but its own.
    private static bool IsReference(string name) => name is not "workerId" && (name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Value)> Strings(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value, member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(one => Strings(one, name)),
        JsonValueKind.String => [(name, element.GetString()!)],
        _ => [],
    };
}
