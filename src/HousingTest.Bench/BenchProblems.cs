using HousingTest.Model;

namespace HousingTest.Bench;

/// <summary>Every problem of this area, with its id. Ids are never reused for another meaning.</summary>
internal static class BenchProblems
{
    public static ProblemException NotTheSame(string estate, string after) => new(new Problem(
        "HT-BENCH-001", $"After {after} the database was not what it was at the mark", estate, "", "do not trust any figure; find the row that differs"));

    public static ProblemException Restored(string estate, string why) => new(new Problem(
        "HT-BENCH-002", "A rewind became a restore, which is not what is measured", estate, why, "run the bench again"));

    public static ProblemException UnknownBench(string name, IEnumerable<string> known) => new(new Problem(
        "HT-BENCH-003", $"There is no bench '{name}'", "the command line", $"they are: {string.Join(", ", known)}", "./housingtest bench --help"));

    public static ProblemException ProgramFailed(string command, int exitCode, string lastLines) => new(new Problem(
        "HT-BENCH-004", "What was to be measured did not run", command, $"it answered {exitCode}: {lastLines}", "run that command alone and see to what it says"));

    public static ProblemException NotBuilt(string assembly, string remedy) => new(new Problem(
        "HT-BENCH-005", "The command line is not built", assembly, "there is no such file", remedy));

    public static ProblemException NotUnderstood(string why) => new(new Problem(
        "HT-BENCH-006", "The command line cannot be read", "the command line", why, "./housingtest bench --help"));

    public static ProblemException OtherRows(string estate, long expected, long found) => new(new Problem(
        "HT-BENCH-007", "Two ways that were to load the same rows did not", estate, $"{expected} rows one way, {found} the other", "do not trust any figure; look at which table differs"));

    public static ProblemException OtherScenarios(int expected, int found, IReadOnlyList<Problem> problems) => new([
        new Problem("HT-BENCH-008", "Not every scenario was found", "the feature files of the bench", $"{expected} were written, {found} found", "do not trust any figure; look at what is said of the files"),
        .. problems]);

    public static ProblemException OtherBreaks(int expected, int found) => new(new Problem(
        "HT-BENCH-010", "Two ways that were to find the same breaks did not", "the reconciliation of the bench", $"{expected} were planted, {found} found", "do not trust any figure; look at which rows differ"));

    public static ProblemException NotUndone(string of, int clashes) => new(new Problem(
        "HT-BENCH-011", "A step that nothing stands in the way of was not undone", of, $"{clashes} clashes", "do not trust any figure; look at what the later work changed"));

    public static ProblemException FeatureBroke(string file, string why, string text) => new(new Problem(
        "HT-BENCH-009", "A feature file made the reader fail", file, $"{why}\nthe file:\n{(text.Length <= 2000 ? text : text[..2000] + "…")}", "mend the reader, and make the file a test"));
}
