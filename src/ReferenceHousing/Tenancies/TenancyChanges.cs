using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Tenancies;

/// <summary>
/// Changes who the tenants are while the tenancy goes on: it keeps its reference, its start, its rent account and all that is on it.
/// </summary>
public sealed class TenancyChanges(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>What happened, oldest first.</summary>
    public Task<IReadOnlyList<TenancyChange>> ListAsync(string reference, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<TenancyChange>(
            """
            SELECT c.change_type, c.changed_on, CONCAT(e.title, ' ', e.first_name, ' ', e.last_name) AS name,
                   CONCAT(f.title, ' ', f.first_name, ' ', f.last_name) AS former_name
            FROM tenancy_change c
            JOIN tenancy t ON t.id = c.tenancy_id
            JOIN person e ON e.id = c.person_id
            LEFT JOIN person f ON f.id = c.former_person_id
            WHERE t.reference = @reference
            ORDER BY c.changed_on, c.id
            """, new { reference }), cancel);

    /// <summary>Makes a sole tenancy joint. The partner answers for the rent from then on. Refused when it is joint already.</summary>
    public Task<Tenancy> MakeJointAsync(string reference, string partner, DateOnly from, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var household = await LiveHouseholdAsync(session, reference, "JointFrom", from);
            var partnerId = await session.FindAsync<long?>("SELECT id FROM person WHERE reference = @partner", new { partner })
                ?? throw new RefusedException(Refusal.Invalid, "Partner", $"There is no person {partner}");
            if (household.Members.Any(member => member.PersonId == partnerId && member.Responsible))
                throw new RefusedException(Refusal.Conflict, "Partner", $"{partner} is a tenant of {reference} already");
            if (household.Members.Any(member => member.Role == "JOINT_TENANT"))
                throw new RefusedException(Refusal.Conflict, "Partner", $"Tenancy {reference} is joint already");
            await GiveRoleAsync(session, household, partnerId, "JOINT_TENANT");
            await RecordAsync(session, household.TenancyId, TenancyChange.SoleToJoint, from, partnerId, null);
            await audit.WriteAsync(session, "TENANCY_MADE_JOINT", reference);
            return await TenancyRegister.GetAsync(session, reference);
        }, cancel);

    /// <summary>
    /// The tenant has died, and somebody of the household takes the tenancy over. The law allows it once (Housing Act 1985, section 88); a joint
    /// tenant comes before anybody else.
    /// </summary>
    public Task<Tenancy> SucceedAsync(string reference, string successor, DateOnly diedOn, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var household = await LiveHouseholdAsync(session, reference, "DiedOn", diedOn);
            await RefuseSecondSuccessionAsync(session, household.TenancyId, reference);
            var tenant = household.Members.FirstOrDefault(member => member.Role == "TENANT")
                ?? throw new RefusedException(Refusal.Conflict, "Successor", $"Nobody is recorded as the tenant of {reference}");
            var heir = household.Members.FirstOrDefault(member => member.Reference == successor && (member.Role is "JOINT_TENANT" or "OCCUPANT"))
                ?? throw new RefusedException(Refusal.Invalid, "Successor", $"{successor} does not live at {reference}, and cannot succeed to it");
            if (heir.Role != "JOINT_TENANT" && household.Members.Any(member => member.Role == "JOINT_TENANT"))
                throw new RefusedException(Refusal.Conflict, "Successor", $"{reference} has a joint tenant, who takes it over");
            await session.ExecuteAsync(
                "UPDATE household_member SET role = 'FORMER_TENANT', responsible = 0 WHERE tenancy_id = @TenancyId AND person_id = @PersonId",
                new { household.TenancyId, tenant.PersonId });
            await GiveRoleAsync(session, household, heir.PersonId, "TENANT");
            await RecordAsync(session, household.TenancyId, TenancyChange.Succession, diedOn, heir.PersonId, tenant.PersonId);
            await audit.WriteAsync(session, "TENANCY_SUCCEEDED", reference);
            return await TenancyRegister.GetAsync(session, reference);
        }, cancel);

    private async Task<Household> LiveHouseholdAsync(HousingSession session, string reference, string field, DateOnly on)
    {
        var tenancy = await TenancyRegister.GetAsync(session, reference);
        if (tenancy.LastDay is { } ended)
            throw new RefusedException(Refusal.Conflict, field, $"Tenancy {reference} ended on {Wording.Date(ended)}");
        if (on < tenancy.StartDate || on > clock.Today)
        {
            throw new RefusedException(Refusal.Invalid, field,
                $"The day must lie between the tenancy's start on {Wording.Date(tenancy.StartDate)} and today");
        }
        var members = await session.ListAsync<Member>(
            """
            SELECT m.person_id, e.reference, m.role, m.responsible
            FROM tenancy t JOIN household_member m ON m.tenancy_id = t.id JOIN person e ON e.id = m.person_id
            WHERE t.reference = @reference ORDER BY m.id
            """, new { reference });
        return new Household(await session.SingleAsync<long>("SELECT id FROM tenancy WHERE reference = @reference", new { reference }), members);
    }

    private static async Task RefuseSecondSuccessionAsync(HousingSession session, long tenancyId, string reference)
    {
        var earlier = await session.ListAsync<DateOnly>(
            "SELECT changed_on FROM tenancy_change WHERE tenancy_id = @tenancyId AND change_type = @Succession",
            new { tenancyId, TenancyChange.Succession });
        if (earlier.Count > 0)
        {
            throw new RefusedException(Refusal.Conflict, "Successor",
                $"Tenancy {reference} was succeeded to on {Wording.Date(earlier[0])}, and the law allows only one succession");
        }
    }

    private static Task GiveRoleAsync(HousingSession session, Household household, long personId, string role) =>
        household.Members.Any(member => member.PersonId == personId)
            ? session.ExecuteAsync(
                "UPDATE household_member SET role = @role, responsible = 1 WHERE tenancy_id = @TenancyId AND person_id = @personId",
                new { role, household.TenancyId, personId })
            : session.ExecuteAsync(
                "INSERT INTO household_member (tenancy_id, person_id, role, responsible) VALUES (@TenancyId, @personId, @role, 1)",
                new { household.TenancyId, personId, role });

    private static Task RecordAsync(HousingSession session, long tenancyId, string type, DateOnly on, long personId, long? formerPersonId) =>
        session.ExecuteAsync(
            """
            INSERT INTO tenancy_change (tenancy_id, change_type, changed_on, person_id, former_person_id)
            VALUES (@tenancyId, @type, @on, @personId, @formerPersonId)
            """, new { tenancyId, type, on, personId, formerPersonId });

    private sealed record Household(long TenancyId, IReadOnlyList<Member> Members);

    private sealed record Member
    {
        public long PersonId { get; init; }

        public required string Reference { get; init; }

        public required string Role { get; init; }

        public bool Responsible { get; init; }
    }
}
