using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>Books and moves appointments. An order has one that counts; those it was moved from stay on record.</summary>
public sealed class Appointments(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    public Task<IReadOnlyList<Appointment>> OfAsync(string order, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<Appointment>(
            """
            SELECT a.day, a.slot, a.operative, a.state FROM appointment a JOIN works_order w ON w.id = a.works_order_id
            WHERE w.reference = @order ORDER BY a.id
            """, new { order }), cancel);

    /// <summary>Names of the users who do repairs.</summary>
    public Task<IReadOnlyList<string>> OperativesAsync(CancellationToken cancel) => database.ReadAsync(session => session.ListAsync<string>(
        "SELECT name FROM app_user WHERE role = @role ORDER BY name", new { role = Roles.Operative }), cancel);

    /// <summary>What an operative has to do today, mornings first; what was moved away is not theirs any more.</summary>
    public Task<IReadOnlyList<Job>> TodayAsync(string operative, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<Job>(
            """
            SELECT w.reference, p.address_line, p.postcode, w.description, w.priority, a.slot, w.status
            FROM appointment a
            JOIN works_order w ON w.id = a.works_order_id
            JOIN property p ON p.id = w.property_id
            WHERE a.day = @Today AND a.operative = @operative AND a.state <> 'MOVED'
            ORDER BY CASE a.slot WHEN 'MORNING' THEN 0 ELSE 1 END, w.target_on, w.reference
            """, new { clock.Today, operative }), cancel);

    /// <summary>Books the order's appointment. Refused when it has one, and on a day on which nobody works.</summary>
    public Task BookAsync(string order, DateOnly day, string? slot, string? operative, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var found = await WorksOrderReading.GetUnfinishedAsync(session, order);
            if (await BookedAsync(session, found.Id) is { } booked)
                throw new RefusedException(Refusal.Conflict, "Day", $"Works order {order} has an appointment on {Wording.Date(booked.Day)}: move that one");
            await AddAsync(session, clock, found.Id, day, slot, operative);
            await audit.WriteAsync(session, "APPOINTMENT_BOOKED", order);
            return 0;
        }, cancel);

    /// <summary>Moves the order's appointment, to another operative too if one is named.</summary>
    public Task MoveAsync(string order, DateOnly day, string? slot, string? operative, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            await MoveAsync(session, clock, order, day, slot, operative);
            await audit.WriteAsync(session, "APPOINTMENT_MOVED", order);
            return 0;
        }, cancel);

    internal static async Task MoveAsync(HousingSession session, HousingClock clock, string order, DateOnly day, string? slot, string? operative)
    {
        var found = await WorksOrderReading.GetUnfinishedAsync(session, order);
        var booked = await BookedAsync(session, found.Id)
            ?? throw new RefusedException(Refusal.Conflict, "Day", $"Works order {order} has no appointment to move");
        await session.ExecuteAsync("UPDATE appointment SET state = 'MOVED' WHERE works_order_id = @Id AND state = 'BOOKED'", new { found.Id });
        await AddAsync(session, clock, found.Id, day, slot, string.IsNullOrWhiteSpace(operative) ? booked.Operative : operative);
    }

    private static Task<Appointment?> BookedAsync(HousingSession session, long orderId) => session.FindAsync<Appointment>(
        "SELECT day, slot, operative, state FROM appointment WHERE works_order_id = @orderId AND state = 'BOOKED'", new { orderId });

    private static async Task AddAsync(HousingSession session, HousingClock clock, long orderId, DateOnly day, string? slot, string? operative)
    {
        if (slot is null || !Appointment.Slots.Contains(slot))
            throw new RefusedException(Refusal.Invalid, "Slot", $"Slot must be one of {string.Join(", ", Appointment.Slots)}");
        if (day < clock.Today)
            throw new RefusedException(Refusal.Invalid, "Day", "Day must not lie in the past");
        if ((await WorkingCalendar.ReadAsync(session)).WhyNotWorking(day) is { } why)
            throw new RefusedException(Refusal.Invalid, "Day", $"Day must be a working day, and {Wording.Date(day)} is {why}");
        if (!string.IsNullOrWhiteSpace(operative) && await session.SingleAsync<long>(
            "SELECT COUNT(*) FROM app_user WHERE name = @operative AND role = @role", new { operative, role = Roles.Operative }) == 0)
        {
            throw new RefusedException(Refusal.Invalid, "Operative", $"There is no operative {operative}");
        }
        await session.ExecuteAsync(
            "INSERT INTO appointment (works_order_id, day, slot, operative, state) VALUES (@orderId, @day, @slot, @operative, 'BOOKED')",
            new { orderId, day, slot, operative = string.IsNullOrWhiteSpace(operative) ? null : operative });
    }
}
