using ReferenceHousing.Access;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>What the council has decided where the rules leave it to the council.</summary>
public sealed record RepairPolicy
{
    /// <summary>The 24 hours of an emergency hazard run from its report.</summary>
    public const string FromReport = "REPORT";

    /// <summary>The 24 hours of an emergency hazard run from the investigation that confirms it.</summary>
    public const string FromInvestigation = "INVESTIGATION";

    public static readonly IReadOnlyList<string> Starts = [FromReport, FromInvestigation];

    /// <summary>One of <see cref="Starts"/>.</summary>
    public required string EmergencyStarts { get; init; }

    /// <summary>A variation that costs more waits for approval.</summary>
    public long VariationLimitPence { get; init; }

    public static Task<RepairPolicy> ReadAsync(HousingSession session) =>
        session.SingleAsync<RepairPolicy>("SELECT emergency_starts, variation_limit_pence FROM repair_policy");
}

/// <summary>Reads and changes the policy.</summary>
public sealed class RepairPolicies(HousingDatabase database, AuditTrail audit)
{
    public Task<RepairPolicy> GetAsync(CancellationToken cancel) => database.ReadAsync(RepairPolicy.ReadAsync, cancel);

    /// <summary>Changes it from now on; clocks that run already stay as they are.</summary>
    public Task<RepairPolicy> ChangeAsync(string? emergencyStarts, long? variationLimitPence, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var policy = await RepairPolicy.ReadAsync(session);
            policy = policy with
            {
                EmergencyStarts = emergencyStarts ?? policy.EmergencyStarts,
                VariationLimitPence = variationLimitPence ?? policy.VariationLimitPence,
            };
            if (!RepairPolicy.Starts.Contains(policy.EmergencyStarts))
                throw new RefusedException(Refusal.Invalid, "EmergencyStarts", $"The 24 hours must start with one of {string.Join(", ", RepairPolicy.Starts)}");
            if (policy.VariationLimitPence < 0)
                throw new RefusedException(Refusal.Invalid, "VariationLimit", "The limit must not be less than £0.00");
            await session.ExecuteAsync(
                "UPDATE repair_policy SET emergency_starts = @EmergencyStarts, variation_limit_pence = @VariationLimitPence", policy);
            await audit.WriteAsync(session, "REPAIR_POLICY_CHANGED", policy.EmergencyStarts);
            return policy;
        }, cancel);
}
