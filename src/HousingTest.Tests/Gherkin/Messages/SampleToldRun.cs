using HousingTest.Gherkin.Messages;
using HousingTest.Model;

namespace HousingTest.Tests.Gherkin.Messages;

/// <summary>A made-up run in which everything that messages can tell happened.</summary>
internal static class SampleToldRun
{
    private const string Text = """"
        # Kept by the income team
        @rents
        Feature: Rents
          What tenants owe.

          Background:
            Given a rent of £100.00 for "Ms Example"

          Scenario: It passes the second time
            When these payments come
              | amount |
              | £30.00 |
            And this note comes
              ```json
              {"source": "Llanŵydrin"}
              ```
            Then the balance is £70.00

          @garage
          Rule: Garages are charged

            Background:
              Given week 3 is over

            Scenario Outline: A garage at <rent>
              * week <week> is over
              Then the balance is <rent>

              @shed
              Examples: Two of them
                | rent   | week |
                | £14.20 | 4    |
                | £20.00 | 5    |

            Scenario: Nobody bound it
              When nobody knows what 7 of these are
                """
                All of them
                """
                | these |
                | all   |
              Then the letter is sent

            Scenario: It never ran
              Then the balance is £1.00
        """";

    private static readonly DateTimeOffset s_began = new(2026, 4, 6, 8, 0, 0, TimeSpan.Zero);

    public static ToldRun Make()
    {
        var feature = ToldFeature.Read("features/rents.feature", "rents.feature", Text);
        var planned = feature.Scenarios
            .Select(one => new PlannedScenario(one.Key, one.Value.Feature.Name, one.Value.Path, one.Value.Name, one.Value.RowNumber, one.Value.Line, one.Value.Tags)).ToList();
        var (paid, first, second, unbound) = (planned[0].Id, planned[1].Id, planned[2].Id, planned[3].Id);
        return new ToldRun(
            new ToldMachine(new ToldProduct("HousingTest", "1.0.0"), new ToldProduct(".NET", "10.0.0"), new ToldProduct("Linux", "6"), "x64"),
            [feature], planned,
            [
                new ToldPreparation(1, At(0), At(2.5), []),
                new ToldPreparation(2, At(0.1), At(1), [new Problem("HT-ENV-007", "The system did not start", "", "it exited with code 134", "")]),
            ],
            [
                Attempt(feature, paid, 1, 3, [Passed, Passed, Passed, Failed("Expected £70.00, found £100.00")], screens: 2),
                Attempt(feature, paid, 2, 4, [Passed, Passed, Passed, Passed]),
                Attempt(feature, first, 1, 5, [Passed, Passed, Passed, Failed("HT-GHK-114 The step is not finished yet", StepGap.Pending)]),
                Lost(second, 6),
                Attempt(feature, unbound, 1, 7, [Passed, Passed, Failed("HT-GHK-110 No step is known", StepGap.Undefined), Failed("HT-GHK-111 Several are", StepGap.Ambiguous)]),
            ],
            s_began, At(10), Success: false, [new Problem("HT-ENV-007", "The system did not start", "", "it exited with code 134", "")]);
    }

    private static (ScenarioStatus Status, string? Why, StepGap? Gap) Passed => (ScenarioStatus.Passed, null, null);

    private static (ScenarioStatus Status, string? Why, StepGap? Gap) Failed(string why, StepGap? gap = null) => (ScenarioStatus.Failed, why, gap);

    private static DateTimeOffset At(double seconds) => s_began.AddMicroseconds(Math.Round(seconds * 1_000_000));

    // Of a step that could not be bound nobody knows when it ran: it never did.
    private static ToldAttempt Attempt(
        ToldFeature feature, string scenario, int number, double began, IReadOnlyList<(ScenarioStatus Status, string? Why, StepGap? Gap)> ends, int screens = 0)
    {
        var pickle = feature.Scenarios[scenario];
        var steps = pickle.Steps.Zip(ends, (step, end) => new StepResult(step.ToString(), step.Source.Location.Line, end.Status, end.Why, end.Gap)).ToList();
        var outcome = new Outcome(
            scenario, steps.TrueForAll(step => step.Status == ScenarioStatus.Passed) ? ScenarioStatus.Passed : ScenarioStatus.Failed, steps, [], [],
            [.. Enumerable.Range(1, screens).Select(screen => new ScreenSeen("statement", "desktop", $"Statement {screen}", "", $"screens/{screen}.png"))],
            screens == 0 ? [] : [new MessageSent("sms", "reminder", "07700 900123", new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "Ms Example" })],
            screens == 0 ? [] : [new FileProduced("letters.csv", "", "files/1-letters.csv")],
            screens == 0 ? [] : [new SystemError("server", "It complained")]);
        var times = Enumerable.Range(0, steps.Count).Where(step => steps[step].Gap is not (StepGap.Undefined or StepGap.Ambiguous))
            .ToDictionary(step => step, step => new ToldStep(At(began + (step * 0.1)), At(began + (step * 0.1) + 0.0625), step == 0 ? 0 : 1));
        return new ToldAttempt(
            scenario, number, Worker: 1, At(began), At(began + 0.9), times, [], () => outcome,
            file => file.EndsWith(".png", StringComparison.Ordinal) ? [0x89, (byte)'P', (byte)'N', (byte)'G'] : "account,amount\n"u8.ToArray());
    }

    private static ToldAttempt Lost(string scenario, double began) => new(
        scenario, 1, Worker: 2, At(began), At(began + 0.2), new Dictionary<int, ToldStep>(),
        [new Problem("HT-ENV-030", "The browser does not start", "", "it ended with code 1", "")], () => null, _ => null);
}
