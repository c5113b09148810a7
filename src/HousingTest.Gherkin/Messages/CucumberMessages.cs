using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HousingTest.Gherkin.Bindings;

namespace HousingTest.Gherkin.Messages;

/// <summary>
/// Writes a run as Cucumber Messages: one JSON object a line, read by the reporters and dashboards of the Cucumber family. The same run gives the
/// same bytes.
/// </summary>
public static class CucumberMessages
{
    /// <summary>The version of the standard that is written, <c>messages.schema.json</c> of the package @cucumber/messages.</summary>
    public const string ProtocolVersion = "34.2.1";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>Writes all of it as UTF-8 and leaves the stream open. Outcomes and files are read one by one as they are written.</summary>
    public static async Task WriteAsync(ToldRun run, BindingRegistry bindings, Stream stream, CancellationToken cancellation)
    {
        foreach (var envelope in Of(run, bindings))
        {
            await JsonSerializer.SerializeAsync(stream, envelope, s_json, cancellation);
            stream.WriteByte((byte)'\n');
        }
    }

    private static IEnumerable<Envelope> Of(ToldRun run, BindingRegistry bindings)
    {
        var ids = new MessageIds();
        var (machine, definitions) = (run.Machine, new BindingMessages(bindings, ids));
        yield return new Envelope { Meta = new Meta(ProtocolVersion, Of(machine.Tool), Of(machine.Runtime), Of(machine.System), new Product(machine.Processor, Version: null)) };
        foreach (var envelope in Features(run, ids))
            yield return envelope;
        foreach (var envelope in definitions.All())
            yield return envelope;

        var started = ids.Next();
        yield return new Envelope { TestRunStarted = new TestRunStarted(Timestamp.Of(run.Began), started) };
        foreach (var envelope in Preparations(run, bindings, definitions, started, ids))
            yield return envelope;
        foreach (var envelope in Attempts(run, new TestCaseMessages(bindings, definitions, ids), started, ids))
            yield return envelope;
        var stopped = run.Problems.Count == 0 ? null : TextOf(run.Problems);
        yield return new Envelope { TestRunFinished = new TestRunFinished(stopped, run.Success, Timestamp.Of(run.Ended), started) };
    }

    private static IEnumerable<Envelope> Features(ToldRun run, MessageIds ids)
    {
        var (documents, pickles) = (new DocumentMessages(ids), new PickleMessages(ids));
        var planned = run.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var feature in run.Features)
        {
            yield return new Envelope { Source = new Source(feature.Uri, feature.Text, "text/x.cucumber.gherkin+plain") };
            yield return new Envelope { GherkinDocument = documents.Of(feature.Uri, feature.Document) };
            foreach (var (_, pickle) in feature.Scenarios.Where(scenario => planned.Contains(scenario.Key)))
                yield return new Envelope { Pickle = pickles.Of(feature.Uri, pickle) };
        }
    }

    // Each worker brings up a test copy of its own; the hooks behind the run do no more than take it down.
    private static IEnumerable<Envelope> Preparations(ToldRun run, BindingRegistry bindings, BindingMessages definitions, string started, MessageIds ids)
    {
        foreach (var preparation in run.Preparations)
        {
            foreach (var hook in bindings.Hooks(HookType.BeforeTestRun, ScopeTarget.Run).Take(1))
            {
                var id = ids.Next();
                var worker = preparation.Worker.ToString(System.Globalization.CultureInfo.InvariantCulture);
                var failed = preparation.Problems.Count > 0;
                yield return new Envelope
                {
                    TestRunHookStarted = new TestRunHookStarted(id, started, definitions.IdOf(HookType.BeforeTestRun, hook), worker, Timestamp.Of(preparation.Began)),
                };
                yield return new Envelope
                {
                    TestRunHookFinished = new TestRunHookFinished(
                        id,
                        new TestStepResult(
                            Duration.Between(preparation.Began, preparation.Ended), failed ? TextOf(preparation.Problems) : null,
                            failed ? ResultStatus.Failed : ResultStatus.Passed),
                        Timestamp.Of(preparation.Ended)),
                };
            }
        }
    }

    private static IEnumerable<Envelope> Attempts(ToldRun run, TestCaseMessages cases, string started, MessageIds ids)
    {
        var pickles = run.Features.SelectMany(feature => feature.Scenarios).ToDictionary(StringComparer.Ordinal);
        var planned = new Dictionary<string, TestCase>(StringComparer.Ordinal);
        foreach (var scenario in run.Planned)
        {
            foreach (var envelope in cases.Of(pickles[scenario.Id], started))
            {
                if (envelope.TestCase is { } testCase)
                    planned[scenario.Id] = testCase;
                yield return envelope;
            }
        }

        foreach (var attempt in run.Attempts)
        {
            foreach (var envelope in new AttemptMessages(planned[attempt.Scenario], attempt, ids).All())
                yield return envelope;
        }
    }

    private static Product Of(ToldProduct product) => new(product.Name, product.Version);

    internal static string TextOf(IReadOnlyList<Model.Problem> problems) =>
        string.Join('\n', problems.Select(problem => $"{problem.Id} {problem.What}{(problem.Why.Length > 0 ? ": " + problem.Why : "")}"));
}
