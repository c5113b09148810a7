namespace HousingTest.Tests.Rehearsals.Ledgers;

/// <summary>A clock that stands, so that a ledger's lines are the same each time.</summary>
internal sealed class StandingClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
}
