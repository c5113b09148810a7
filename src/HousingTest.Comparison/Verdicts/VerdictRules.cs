namespace HousingTest.Comparison;

/// <summary>A rule that a reason or finding of a verdict goes by.</summary>
/// <param name="Id"><c>HT-VER-000</c>; never used again for another rule.</param>
/// <param name="Says">The sentence as a person reads it, an example in the place of what varies.</param>
/// <param name="Means">Why it stands there.</param>
/// <param name="Holds">When it holds a release.</param>
/// <param name="Evidence">Where one click on it leads in the report.</param>
/// <param name="Remedy">What to do.</param>
public sealed record VerdictRule(string Id, string Says, string Means, string Holds, string Evidence, string Remedy);

/// <summary>Every rule, by id; <c>docs/verdict-reasons.md</c> is made from them.</summary>
public static class VerdictRules
{
    private const string Always = "always; it cannot be waived";
    private const string Never = "never";
    private const string Difference = "the difference, with three examples and the scenarios that show it";
    private const string Scenario = "the first of these scenarios, with its steps and what failed";

    /// <summary>In the order of their ids.</summary>
    public static IReadOnlyList<VerdictRule> All { get; } =
    [
        new("HT-VER-001", "Nothing was compared", "no scenario ran on both releases, so nothing says that the candidate is safe", Always, "the list of scenarios",
            "see why none ran: `./housingtest doctor`, then one scenario with `./housingtest run`"),
        new("HT-VER-002", "3 scenarios did not run", "what was planned and did not run was not looked at", Always, "the first of these scenarios",
            "see the worker's output in the run's folder, mend what stopped it, and run the gate again"),
        new("HT-VER-003", "2 scenarios failed on the candidate", "a step that works on the release in use does not work on the candidate", Always, Scenario,
            "give the supplier the scenario and its failing step; where the change is wanted, change the scenario"),
        new("HT-VER-004", "1 scenario failed on the candidate and on the baseline too, which is not a fit baseline for it",
            "a scenario that fails on both says nothing of the candidate", Always, Scenario, "mend the scenario or its data until it passes on the release in use"),
        new("HT-VER-005", "1 scenario passed once and failed once", "a scenario that changes its mind proves nothing either way", Always, Scenario,
            "run it several times on one release (`./housingtest run FEATURE --repeat 10`) to see what it depends on, and make its steps wait for what they mean"),
        new("HT-VER-006", "3 letters fewer, by template reminder, in one of two runs of the candidate", "a difference that does not repeat may be a fault that strikes now and then",
            "unless policy says otherwise (`hold when unsteady`)", "the difference among those that did not repeat", "run the gate again; if it comes back, give it to the supplier as it is"),
        new("HT-VER-010", "112 rent transactions are £0.01 lower", "the candidate does something else than the release in use, of a kind that policy holds for",
            "when policy holds for its kind and no waiver covers it", Difference,
            "ask the supplier; accept it with a waiver in `fixtures/waivers.yaml` that says why, who and until when"),
        new("HT-VER-011", "Announced and not seen: \"Export as CSV\" on statement", "the release note is wrong, or no scenario looks there",
            "when policy says so (`hold when announced not seen`)", "the table of announced changes", "write a scenario that looks at it, or ask the supplier"),
        new("HT-VER-012", "The weekly debit run is slower", "the candidate's times are longer than the baseline's, beyond chance and by enough to matter",
            "when policy holds on speed", "the times of both releases", "repeat it on a quiet machine; give the supplier the times"),
        new("HT-VER-020", "Statement shows another Balance", "a difference of a kind that policy lets pass, or one that is held already by the scenario that failed", Never, Difference,
            "read it; change `fixtures/policy.yaml` if it should hold"),
        new("HT-VER-021", "Statement shows \"Charge breakdown\", which it did not show before", "announced by the supplier, and seen", Never, Difference,
            "compare it with the release note"),
        new("HT-VER-030", "Waiver W-2026-03 has expired", "it covers nothing any more", Never + " by itself; what it covered holds again", "the table of waivers",
            "renew it with a reason, or take it out of `fixtures/waivers.yaml`"),
        new("HT-VER-031", "Waiver W-2026-05 is too wide and covers nothing", "it would let pass what nobody looked at", Never + " by itself", "the table of waivers",
            "name the pattern, or the field and how many at most, and a nearer last day"),
        new("HT-VER-032", "Waiver W-2026-04 is not used by this candidate", "no difference is what it describes", Never, "the table of waivers",
            "take it out, or correct what it describes"),
    ];
}
