using ReferenceHousing.Access;
using ReferenceHousing.Rents;
using ReferenceHousing.Repairs;

namespace ReferenceHousing.Schema;

/// <summary>Makes an empty database ready for use, and leaves one that is in use as it is.</summary>
public sealed class FirstStart(HousingDatabase database, IConfiguration configuration)
{
    private static readonly (string Name, string Role)[] FirstUsers =
    [
        ("officer", Roles.HousingOfficer),
        ("income", Roles.IncomeOfficer),
        ("admin", Roles.Administrator),
        ("operative", Roles.Operative),
        ("contractor", Roles.Contractor),
    ];

    public async Task RunAsync(CancellationToken cancel)
    {
        if (database.Dialect.Prepare is { } prepare)
            await database.ReadAsync(session => session.ExecuteAsync(prepare), cancel);
        await database.WriteAsync(async session =>
        {
            await session.ExecuteAsync(database.Dialect.Schema(HousingSchema.Create));
            await AddRentYearsAsync(session);
            await AddUsersAsync(session);
            return 0;
        }, cancel);
        await database.WriteAsync(RepairSetUp.AddAsync, cancel);
    }

    private static async Task AddRentYearsAsync(HousingSession session)
    {
        if (await session.SingleAsync<long>("SELECT COUNT(*) FROM rent_year") > 0)
            return;
        for (var year = 2025; year <= 2030; year++)
        {
            var rentYear = RentYear.StartingIn(year);
            var id = await session.InsertAsync(
                "INSERT INTO rent_year (name, starts_on, weeks) VALUES (@Name, @StartsOn, @Weeks)",
                new { rentYear.Name, rentYear.StartsOn, rentYear.Weeks });
            foreach (var week in rentYear.RentFreeWeeks)
            {
                await session.ExecuteAsync(
                    "INSERT INTO rent_free_week (rent_year_id, week_starts_on) VALUES (@id, @week)", new { id, week });
            }
        }
    }

    private async Task AddUsersAsync(HousingSession session)
    {
        if (await session.SingleAsync<long>("SELECT COUNT(*) FROM app_user") > 0)
            return;
        var password = configuration["Setup:InitialPassword"];
        if (string.IsNullOrEmpty(password))
        {
            throw new RefusedException(Refusal.Invalid, "Setup:InitialPassword",
                "The database has no users yet. Set Setup:InitialPassword to the password that the first users shall have, and start again.");
        }
        foreach (var (name, role) in FirstUsers)
        {
            await session.ExecuteAsync(
                "INSERT INTO app_user (name, role, password_hash) VALUES (@name, @role, @hash)",
                new { name, role, hash = AppUsers.Hash(name, password) });
        }
    }
}
