namespace ReferenceHousing.Clock;

/// <summary>A clock for test environments: runs with the machine's until it is set, and stands still from then on.</summary>
public sealed class SettableTimeProvider : TimeProvider
{
    private const long Running = -1;
    private long _ticks = Running;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref _ticks) is var ticks and not Running ? new DateTimeOffset(ticks, TimeSpan.Zero) : base.GetUtcNow();

    /// <summary>Stops the clock at an instant, earlier or later than now.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);
}
