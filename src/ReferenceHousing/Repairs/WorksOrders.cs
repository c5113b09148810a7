using System.Globalization;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Repairs;

/// <summary>Takes reports of repairs, and follows each order to its completion.</summary>
public sealed class WorksOrders(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>A list shows no more than this many.</summary>
    public const int MostShown = 100;

    private const string Prefix = "WO-";
    private const int LongestDescription = 500;

    /// <summary>Orders that are not completed, the most pressing first.</summary>
    public Task<IReadOnlyList<WorksOrder>> UnfinishedAsync(CancellationToken cancel) => database.ReadAsync(session => session.FirstAsync<WorksOrder>(
        MostShown, $"{WorksOrderReading.Select} WHERE w.status <> 'COMPLETED' ORDER BY w.target_on, COALESCE(w.target_at, 'Z'), w.reference"), cancel);

    /// <summary>Every order of a tenancy, the latest first.</summary>
    public Task<IReadOnlyList<WorksOrder>> OfTenancyAsync(string tenancy, CancellationToken cancel) => database.ReadAsync(session => session.ListAsync<WorksOrder>(
        $"{WorksOrderReading.Select} WHERE t.reference = @tenancy ORDER BY w.reported_at DESC, w.reference DESC", new { tenancy }), cancel);

    public Task<WorksOrder> GetAsync(string reference, CancellationToken cancel) =>
        database.ReadAsync(session => WorksOrderReading.GetAsync(session, reference), cancel);

    /// <summary>Takes a report: the order gets its reference and target, and a hazard its clocks.</summary>
    public Task<WorksOrder> ReportAsync(RepairReport report, CancellationToken cancel)
    {
        var description = (report.Description ?? "").Trim();
        if (description.Length is 0 or > LongestDescription)
            throw new RefusedException(Refusal.Invalid, "Description", $"Description must say what is broken, in at most {LongestDescription} characters");
        var priority = Priority.Of(report.Priority);
        var danger = Hazard.Checked(report);
        return database.WriteAsync(async session =>
        {
            var home = await HomeAsync(session, report.Tenancy);
            var calendar = await WorkingCalendar.ReadAsync(session);
            var target = priority.TargetFor(clock.Now, calendar);
            var reference = await NextReferenceAsync(session);
            var orderId = await session.InsertAsync(
                """
                INSERT INTO works_order (reference, property_id, tenancy_id, description, priority, status, reported_at, target_on, target_at)
                VALUES (@reference, @PropertyId, @TenancyId, @description, @Code, 'OPEN', @reportedAt, @On, @InstantText)
                """,
                new { reference, home.PropertyId, home.TenancyId, description, priority.Code, reportedAt = clock.Instant, target.On, target.InstantText });
            if (danger is { } hazard)
                await Hazards.StartAsync(session, orderId, hazard, clock.Now, calendar);
            await audit.WriteAsync(session, "REPAIR_REPORTED", reference);
            return await WorksOrderReading.GetAsync(session, reference);
        }, cancel);
    }

    /// <summary>Work begins. Refused when it has begun before.</summary>
    public Task<WorksOrder> StartAsync(string reference, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        await StartAsync(session, clock, reference);
        await audit.WriteAsync(session, "REPAIR_STARTED", reference);
        return await WorksOrderReading.GetAsync(session, reference);
    }, cancel);

    /// <summary>Work is done; an appointment that was booked is kept by it. Refused without notes.</summary>
    public Task<WorksOrder> CompleteAsync(string reference, string? notes, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        await CompleteAsync(session, clock, reference, notes);
        await audit.WriteAsync(session, "REPAIR_COMPLETED", reference);
        return await WorksOrderReading.GetAsync(session, reference);
    }, cancel);

    internal static async Task StartAsync(HousingSession session, HousingClock clock, string reference)
    {
        var order = await WorksOrderReading.GetUnfinishedAsync(session, reference);
        if (order.Status == WorksOrder.Started)
            throw new RefusedException(Refusal.Conflict, "", $"Works order {reference} was started on {Wording.Moment(order.StartedAt!)}");
        await session.ExecuteAsync(
            "UPDATE works_order SET status = 'STARTED', started_at = @at WHERE id = @Id", new { at = clock.Instant, order.Id });
    }

    internal static async Task CompleteAsync(HousingSession session, HousingClock clock, string reference, string? notes)
    {
        if (string.IsNullOrWhiteSpace(notes))
            throw new RefusedException(Refusal.Invalid, "Notes", "Notes must say what was done");
        var order = await WorksOrderReading.GetUnfinishedAsync(session, reference);
        if (order.Status != WorksOrder.Started)
            throw new RefusedException(Refusal.Conflict, "", $"Works order {reference} has not been started");
        await session.ExecuteAsync(
            "UPDATE works_order SET status = 'COMPLETED', completed_at = @at, notes = @notes WHERE id = @Id",
            new { at = clock.Instant, notes = notes.Trim(), order.Id });
        await session.ExecuteAsync("UPDATE appointment SET state = 'KEPT' WHERE works_order_id = @Id AND state = 'BOOKED'", new { order.Id });
    }

    private static async Task<HomeRow> HomeAsync(HousingSession session, string? tenancy)
    {
        var found = await TenancyRegister.GetAsync(session, (tenancy ?? "").Trim());
        return await session.SingleAsync<HomeRow>(
            "SELECT id AS tenancy_id, property_id FROM tenancy WHERE reference = @Reference", new { found.Reference });
    }

    private static async Task<string> NextReferenceAsync(HousingSession session)
    {
        // Longest first: after WO-999999 comes WO-1000000, which sorts before it as a text. Those of another form are not ours.
        var last = await session.FirstAsync<string>(
            1, $"SELECT reference FROM works_order WHERE reference < 'WO-A' ORDER BY {session.Dialect.Length("reference")} DESC, reference DESC");
        var number = last is [var reference] ? int.Parse(reference.AsSpan(Prefix.Length), CultureInfo.InvariantCulture) + 1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:000000}");
    }

    private sealed record HomeRow
    {
        public long TenancyId { get; init; }

        public long PropertyId { get; init; }
    }
}
