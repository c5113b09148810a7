namespace HousingTest.Steps;

/// <summary>
/// Numbers that nobody had before, for what scenarios make where nothing is put back: tenths of seconds since 2026, and one more where a scenario asks in the same
/// tenth as the one before it. One run at a time works in a hosted system, so its worker has them to itself.
/// </summary>
/// <param name="time">What time it is.</param>
public sealed class FreshNumbers(TimeProvider time)
{
    private static readonly DateTimeOffset s_first = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _last;

    /// <summary>The next one.</summary>
    public long Next() => _last = Math.Max(_last + 1, (long)(time.GetUtcNow() - s_first).TotalMilliseconds / 100);
}
