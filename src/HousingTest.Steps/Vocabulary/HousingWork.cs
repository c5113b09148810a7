using System.Text.Json;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>Makes the system work: its jobs and its endpoints, by the names that the map gives them.</summary>
public sealed class HousingWork(TestCopy copy, ScenarioScope scope)
{
    /// <summary>How the latest piece of work went; null before the first.</summary>
    public ActionResult? Latest { get; private set; }

    /// <summary>Where what the map says that calls answer with goes: the references of what they made.</summary>
    public FreshReferences Fresh => scope.Fresh;

    /// <summary>Runs a job or calls an endpoint, whatever comes of it.</summary>
    public async Task<ActionResult> TryAsync(string name, params IReadOnlyList<(string Place, string Text)> places)
    {
        var action = copy.Map.Jobs.GetValueOrDefault(name) ?? copy.Map.Endpoints.GetValueOrDefault(name)
            ?? throw new ExpectationException(
                $"The map has no job or endpoint \"{name}\"; it has {string.Join(", ", copy.Map.Jobs.Keys.Concat(copy.Map.Endpoints.Keys))}");
        var filled = places.ToDictionary(place => place.Place, place => place.Text, StringComparer.OrdinalIgnoreCase);
        // The answer's own time, without the waiting for stillness that a step may do afterwards.
        Latest = await scope.Stopwatch.TimeAsync(
            copy.Map.Jobs.ContainsKey(name) ? "job" : "call", action.Name, () => copy.Actions.RunAsync(action, filled, scope.Cancellation));
        Learn(action, Latest);
        return Latest;
    }

    /// <summary>Runs a job or calls an endpoint that must succeed.</summary>
    /// <exception cref="ExpectationException">The system refused it or failed.</exception>
    public async Task<ActionResult> DoAsync(string name, params IReadOnlyList<(string Place, string Text)> places)
    {
        var result = await TryAsync(name, places);
        Expect.That(result.Succeeded, $"The {name} did not succeed: the system answered {result.Status} {result.Told}");
        return result;
    }

    // An answer of another form tells nothing; what needs the reference says so.
    private void Learn(ActionMap action, ActionResult result)
    {
        if (!result.Succeeded || action.Answers.Count == 0)
            return;
        try
        {
            using var answer = JsonDocument.Parse(result.Body);
            foreach (var (place, member) in action.Answers)
            {
                if (answer.RootElement.ValueKind is JsonValueKind.Object && answer.RootElement.TryGetProperty(member, out var value))
                    scope.Fresh.Learn(place, value.ToString());
            }
        }
        catch (JsonException)
        {
            // As above.
        }
    }
}
