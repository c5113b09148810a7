using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>Works orders as the rest of repairs reads them, inside a piece of work of its own.</summary>
internal static class WorksOrderReading
{
    public const string Select = """
        SELECT w.id, w.reference, w.description, w.priority, w.status, w.reported_at, w.target_on, w.target_at, w.cost_pence,
               w.started_at, w.completed_at, w.notes, t.reference AS tenancy_reference,
               p.reference AS property_reference, p.address_line, p.town, p.postcode
        FROM works_order w
        JOIN property p ON p.id = w.property_id
        LEFT JOIN tenancy t ON t.id = w.tenancy_id
        """;

    /// <summary>The order of a reference; refused when there is none.</summary>
    public static async Task<WorksOrder> GetAsync(HousingSession session, string reference) =>
        await session.FindAsync<WorksOrder>($"{Select} WHERE w.reference = @reference", new { reference })
        ?? throw new RefusedException(Refusal.NotFound, "", $"There is no works order {reference}");

    /// <summary>The order of a reference; refused when it is completed too.</summary>
    public static async Task<WorksOrder> GetUnfinishedAsync(HousingSession session, string reference)
    {
        var order = await GetAsync(session, reference);
        return order.Status != WorksOrder.Completed
            ? order
            : throw new RefusedException(Refusal.Conflict, "", $"Works order {reference} was completed on {Wording.Moment(order.CompletedAt!)}");
    }
}
