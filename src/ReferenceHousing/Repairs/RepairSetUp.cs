using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>What repairs need in a new database: bank holidays and a policy.</summary>
public static class RepairSetUp
{
    private const int FirstYear = 2024;
    private const int LastYear = 2031;

    /// <summary>£250.00, the most that a repair under the Right to Repair may cost.</summary>
    private const long VariationLimitPence = 25_000;

    /// <summary>Adds what is not there yet; gives the number of bank holidays added.</summary>
    public static async Task<int> AddAsync(HousingSession session)
    {
        if (await session.SingleAsync<long>("SELECT COUNT(*) FROM repair_policy") > 0)
            return 0;
        await session.ExecuteAsync(
            "INSERT INTO repair_policy (emergency_starts, variation_limit_pence) VALUES (@starts, @limit)",
            new { starts = RepairPolicy.FromReport, limit = VariationLimitPence });
        var added = 0;
        for (var year = FirstYear; year <= LastYear; year++)
        {
            foreach (var holiday in BankHoliday.InYear(year))
                added += await session.ExecuteAsync("INSERT INTO bank_holiday (day, name) VALUES (@Day, @Name)", holiday);
        }
        return added;
    }
}
