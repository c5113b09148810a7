using System.Globalization;

namespace HousingTest.Model;

/// <summary>Says of a repeated scenario how it changed its mind, the same in the terminal and in a verdict.</summary>
public static class AttemptWords
{
    /// <summary><c>passed 9 of 10, attempt 4 failed</c>; <c>passed 10 of 10, and rent account balance differed between them</c>.</summary>
    public static string Of(ScenarioAttempts attempts)
    {
        var passed = string.Create(CultureInfo.InvariantCulture, $"passed {attempts.Ended(ScenarioStatus.Passed)} of {attempts.Attempts.Count}");
        var failed = attempts.Attempts.Where(attempt => attempt.Status == ScenarioStatus.Failed).Select(attempt => attempt.Attempt.ToString(CultureInfo.InvariantCulture)).ToList();
        return passed
            + (failed.Count == 0 ? "" : $", attempt{(failed.Count == 1 ? "" : "s")} {string.Join(", ", failed)} failed")
            + (attempts.Sometimes.Count == 0 ? "" : $", and {string.Join(", ", attempts.Sometimes)} differed between them");
    }
}
