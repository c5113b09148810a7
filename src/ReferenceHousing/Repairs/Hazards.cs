using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>Starts the clocks of a hazard and stops each when its duty is done.</summary>
public sealed class Hazards(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>The hazard of an order; null when it has none.</summary>
    public Task<Hazard?> OfAsync(string order, CancellationToken cancel) => database.ReadAsync(async session =>
    {
        var hazard = await FindAsync(session, order);
        return hazard is null ? null : new Hazard(hazard.Kind, hazard.Severity) { Clocks = await ClocksAsync(session, hazard.Id) };
    }, cancel);

    /// <summary>A duty is done now. The investigation comes first, and sets the clocks of what follows it.</summary>
    public Task DoneAsync(string order, string duty, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        var hazard = await FindAsync(session, order) ?? throw new RefusedException(Refusal.NotFound, "", $"Works order {order} has no hazard");
        var clocks = await ClocksAsync(session, hazard.Id);
        var done = clocks.FirstOrDefault(one => one.Duty == duty)
            ?? throw new RefusedException(Refusal.Invalid, "Duty", $"Duty must be one of {string.Join(", ", HazardClocks.Duties)}");
        if (done.DoneAt is { } before)
            throw new RefusedException(Refusal.Conflict, "Duty", $"{Wording.Plain(duty)} was done on {Wording.Moment(before)}");
        if (duty is not HazardClocks.Investigate and not HazardClocks.MakeSafe && clocks[0].DoneAt is null)
            throw new RefusedException(Refusal.Conflict, "Duty", "The hazard has not been investigated");
        await StopAsync(session, hazard.Id, done);
        if (duty == HazardClocks.Investigate)
            await SetFollowingAsync(session, hazard, Target.At(clock.Now), await WorkingCalendar.ReadAsync(session));
        await audit.WriteAsync(session, $"HAZARD_{duty}", order);
        return 0;
    }, cancel);

    /// <summary>Records a hazard that was reported now, and starts its clocks.</summary>
    internal static async Task StartAsync(HousingSession session, long orderId, Hazard hazard, DateTimeOffset now, WorkingCalendar calendar)
    {
        var id = await session.InsertAsync(
            "INSERT INTO hazard (works_order_id, kind, severity) VALUES (@orderId, @Kind, @Severity)", new { orderId, hazard.Kind, hazard.Severity });
        var investigation = HazardClocks.Investigation(hazard.Severity, now, calendar);
        var following = HazardClocks.AfterInvestigation(
            hazard.Severity, (await RepairPolicy.ReadAsync(session)).EmergencyStarts, now, investigation, calendar);
        foreach (var duty in HazardClocks.Duties)
        {
            var (due, latestOn) = duty == HazardClocks.Investigate ? (investigation, null) : following[duty];
            await session.ExecuteAsync(
                "INSERT INTO hazard_clock (hazard_id, duty, due_on, due_at, latest_on) VALUES (@id, @duty, @On, @InstantText, @latestOn)",
                new { id, duty, due.On, due.InstantText, latestOn });
        }
    }

    private static async Task SetFollowingAsync(HousingSession session, HazardRow hazard, Target investigated, WorkingCalendar calendar)
    {
        var following = HazardClocks.AfterInvestigation(
            hazard.Severity, (await RepairPolicy.ReadAsync(session)).EmergencyStarts, HousingClock.Read(hazard.ReportedAt), investigated, calendar);
        foreach (var (duty, (due, latestOn)) in following)
        {
            await session.ExecuteAsync(
                """
                UPDATE hazard_clock SET due_on = @On, due_at = @InstantText, latest_on = @latestOn
                WHERE hazard_id = @Id AND duty = @duty AND done_at IS NULL
                """, new { due.On, due.InstantText, latestOn, hazard.Id, duty });
        }
    }

    private Task StopAsync(HousingSession session, long hazardId, HazardClock stopped)
    {
        var due = stopped.DueAt is { } instant ? Target.At(HousingClock.Read(instant)) : Target.By(stopped.DueOn);
        return session.ExecuteAsync(
            "UPDATE hazard_clock SET done_at = @at, in_time = @inTime WHERE hazard_id = @hazardId AND duty = @Duty",
            new { at = clock.Instant, inTime = due.IsMetBy(clock.Now), hazardId, stopped.Duty });
    }

    private static Task<HazardRow?> FindAsync(HousingSession session, string order) => session.FindAsync<HazardRow>(
        "SELECT h.id, h.kind, h.severity, w.reported_at FROM hazard h JOIN works_order w ON w.id = h.works_order_id WHERE w.reference = @order",
        new { order });

    private static Task<IReadOnlyList<HazardClock>> ClocksAsync(HousingSession session, long hazardId) => session.ListAsync<HazardClock>(
        "SELECT duty, due_on, due_at, latest_on, done_at, in_time FROM hazard_clock WHERE hazard_id = @hazardId ORDER BY id", new { hazardId });

    private sealed record HazardRow
    {
        public long Id { get; init; }

        public required string Kind { get; init; }

        public required string Severity { get; init; }

        public required string ReportedAt { get; init; }
    }
}
