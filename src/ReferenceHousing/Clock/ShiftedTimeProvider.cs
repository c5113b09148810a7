namespace ReferenceHousing.Clock;

/// <summary>A clock that runs like the machine's and began at another instant: a system of next week, today.</summary>
/// <param name="start">What it shows when it is made.</param>
public sealed class ShiftedTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _shift = start - System.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;
}
