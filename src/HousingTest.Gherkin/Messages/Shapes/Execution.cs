namespace HousingTest.Gherkin.Messages;

internal sealed record TestRunStarted(Timestamp Timestamp, string Id);

internal sealed record TestRunFinished(string? Message, bool Success, Timestamp Timestamp, string TestRunStartedId);

internal sealed record TestRunHookStarted(string Id, string TestRunStartedId, string HookId, string WorkerId, Timestamp Timestamp);

internal sealed record TestRunHookFinished(string TestRunHookStartedId, TestStepResult Result, Timestamp Timestamp);

/// <summary>The attempt counts from 0.</summary>
internal sealed record TestCaseStarted(int Attempt, string Id, string TestCaseId, string? WorkerId, Timestamp Timestamp);

internal sealed record TestCaseFinished(string TestCaseStartedId, Timestamp Timestamp, bool WillBeRetried);

internal sealed record TestStepStarted(string TestCaseStartedId, string TestStepId, Timestamp Timestamp);

internal sealed record TestStepFinished(string TestCaseStartedId, string TestStepId, TestStepResult TestStepResult, Timestamp Timestamp);

internal sealed record TestStepResult(Duration Duration, string? Message, ResultStatus Status);

internal enum ResultStatus
{
    Passed,
    Failed,
    Skipped,
    Undefined,
    Ambiguous,
    Pending,
}

internal sealed record Attachment(
    string Body, ContentEncoding ContentEncoding, string FileName, string MediaType, string TestCaseStartedId, string TestStepId);

internal enum ContentEncoding
{
    Identity,
    Base64,
}

/// <summary>Since the beginning of 1970, in UTC.</summary>
internal sealed record Timestamp(long Seconds, int Nanos)
{
    public static Timestamp Of(DateTimeOffset time)
    {
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks;
        return new Timestamp(ticks / TimeSpan.TicksPerSecond, (int)(ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
    }
}

internal sealed record Duration(long Seconds, int Nanos)
{
    /// <summary>None is shorter than nothing, should the clock have been set back meanwhile.</summary>
    public static Duration Between(DateTimeOffset from, DateTimeOffset to)
    {
        var ticks = Math.Max((to - from).Ticks, 0);
        return new Duration(ticks / TimeSpan.TicksPerSecond, (int)(ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
    }
}
