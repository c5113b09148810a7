using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Why a new scenario is not written.</summary>
internal static class BeginningProblems
{
    public static Problem NoTitle() => new("HT-NEW-001", "The scenario has no title", "the title", "there is no letter or digit in it", "say in a few words what the scenario shows");

    public static Problem TitleUsed(string title, string where) => new(
        "HT-NEW-002", $"A scenario is called '{title}' already", where, "in lists and reports nobody could tell the two apart", "give the new one another title, or change the one that is there");

    public static Problem UnknownArea(string area, IReadOnlyList<string> known, string? meant) => new(
        "HT-NEW-003", $"There is no area '{area}'", "features/", $"the areas are {string.Join(", ", known)}",
        meant is null ? "name one of them, or add --new-area to begin an area of this name" : $"did you mean {meant}? To begin an area of this name, add --new-area");

    public static Problem UnsoundArea(string area) => new(
        "HT-NEW-004", $"'{area}' cannot be the name of an area", "--area", "an area is a folder, and its name becomes a tag", "use small letters, digits and hyphens, as in ground-maintenance");

    public static Problem Elsewhere(string feature, string area) => new(
        "HT-NEW-005", "The feature file does not lie in the area", feature, $"scenarios of the area lie in features/{area}/", $"name a file there, such as features/{area}/garages.feature");

    public static Problem NothingLeft(string where, IReadOnlyList<string> begun) => new(
        "HT-NEW-006", "There are no steps left to begin a scenario with", where,
        begun.Count == 0 ? "no scenario there ends with a check" : "every beginning has been taken already, and another would be a double of it",
        "make scenarios of those that you have begun, or take them out; or copy a scenario and change it");

    public static Problem NoFeature(string file) => new(
        "HT-NEW-007", "The file has no feature that a scenario could be added to", file, "it holds nothing but comments and blank lines", "write Feature: and a title in its first line, or name another file");

    public static Problem Unwritable(string file, string why) => new("HT-NEW-008", "The scenario cannot be written", file, why, "see that you may write to that folder");

    public static Problem NotSound(string file, IReadOnlyList<Problem> wrong) => new(
        "HT-NEW-009", "Nothing was written: lint would find fault with the scenario", file, string.Join("\n", wrong.Select(problem => $"{problem.Id}  {problem.What}{(problem.Why.Length > 0 ? $" ({problem.Why})" : "")}").Distinct(StringComparer.Ordinal)),
        "choose another title or other tags; what each id means is told by ./housingtest lint");
}
