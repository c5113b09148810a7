using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>More work than was ordered, at a cost.</summary>
public sealed record Variation
{
    public long Id { get; init; }

    public long AmountPence { get; init; }

    public required string Reason { get; init; }

    /// <summary>WAITING, APPROVED or REFUSED.</summary>
    public required string State { get; init; }
}

/// <summary>Takes variations and decides those over the limit. Only what is approved counts towards an order's cost.</summary>
public sealed class Variations(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    private const string Approved = "APPROVED";
    private const string Refused = "REFUSED";
    private const string Waiting = "WAITING";
    private const string Select = "SELECT v.id, v.amount_pence, v.reason, v.state FROM variation v";

    public Task<IReadOnlyList<Variation>> OfAsync(string order, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<Variation>(
            $"{Select} JOIN works_order w ON w.id = v.works_order_id WHERE w.reference = @order ORDER BY v.id", new { order }), cancel);

    /// <summary>Asks for a variation: approved at once up to the policy's limit, the limit included; above it, it waits.</summary>
    public Task<Variation> AskAsync(string order, long amountPence, string? reason, CancellationToken cancel)
    {
        if (amountPence < 1)
            throw new RefusedException(Refusal.Invalid, "Amount", "Amount must be more than £0.00");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(Refusal.Invalid, "VariationReason", "Reason must say why more work is needed");
        return database.WriteAsync(async session =>
        {
            var found = await WorksOrderReading.GetUnfinishedAsync(session, order);
            var waits = amountPence > (await RepairPolicy.ReadAsync(session)).VariationLimitPence;
            var id = await session.InsertAsync(
                """
                INSERT INTO variation (works_order_id, amount_pence, reason, state, asked_at, decided_at)
                VALUES (@Id, @amountPence, @reason, @state, @askedAt, @decidedAt)
                """,
                new
                {
                    found.Id,
                    amountPence,
                    reason = reason.Trim(),
                    state = waits ? Waiting : Approved,
                    askedAt = clock.Instant,
                    decidedAt = waits ? null : clock.Instant,
                });
            if (!waits)
                await AddToCostAsync(session, id);
            await audit.WriteAsync(session, "VARIATION_ASKED", order);
            return await session.SingleAsync<Variation>($"{Select} WHERE v.id = @id", new { id });
        }, cancel);
    }

    /// <summary>Decides a variation that waits; refused when it does not wait.</summary>
    public Task<Variation> DecideAsync(long id, string? decision, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        if (decision is not (Approved or Refused))
            throw new RefusedException(Refusal.Invalid, "Decision", $"Decision must be {Approved} or {Refused}");
        var waiting = await session.FindAsync<Variation>($"{Select} WHERE v.id = @id", new { id })
            ?? throw new RefusedException(Refusal.NotFound, "", $"There is no variation {id}");
        if (waiting.State != Waiting)
            throw new RefusedException(Refusal.Conflict, "", $"The variation was decided before: {Wording.Plain(waiting.State)}");
        await session.ExecuteAsync(
            "UPDATE variation SET state = @state, decided_at = @at WHERE id = @id",
            new { state = decision, at = clock.Instant, id });
        if (decision == Approved)
            await AddToCostAsync(session, id);
        await audit.WriteAsync(session, $"VARIATION_{decision}",
            await session.SingleAsync<string>(
                "SELECT w.reference FROM works_order w JOIN variation v ON v.works_order_id = w.id WHERE v.id = @id", new { id }));
        return await session.SingleAsync<Variation>($"{Select} WHERE v.id = @id", new { id });
    }, cancel);

    private static Task AddToCostAsync(HousingSession session, long id) => session.ExecuteAsync(
        """
        UPDATE works_order SET cost_pence = cost_pence + (SELECT amount_pence FROM variation WHERE id = @id)
        WHERE id = (SELECT works_order_id FROM variation WHERE id = @id)
        """, new { id });
}
