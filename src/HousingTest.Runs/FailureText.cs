using HousingTest.Model;
using HousingTest.Steps;
using Microsoft.Playwright;
using Reqnroll;

namespace HousingTest.Runs;

/// <summary>Why something failed, for people: a sentence and never a stack trace.</summary>
public static class FailureText
{
    /// <summary>Null for no failure.</summary>
    public static string? Of(Exception? failure) => failure switch
    {
        null => null,
        ExpectationException or ReqnrollException or ComparisonException => failure.Message,
        // With DesignPackages they are of the package and not ours.
        _ when failure.GetType().Namespace?.Split('.')[0] is "Reqnroll" => failure.Message,
        ProblemException problem => string.Join("; ", problem.Problems.Select(one => $"{one.Id} {one.What}{(one.Why.Length > 0 ? ": " + one.Why : "")}")),
        // Playwright appends its call log, with durations that differ from run to run: the first line says what was missing.
        PlaywrightException playwright => "The browser could not do it: " + playwright.Message.Split('\n')[0],
        TimeoutException timeout => "It took too long: " + timeout.Message.Split('\n')[0],
        OperationCanceledException => "The run was stopped",
        _ => $"{failure.GetType().Name}: {failure.Message.Split('\n')[0]}",
    };
}
