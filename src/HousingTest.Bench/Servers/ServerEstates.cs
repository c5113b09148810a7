using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;
using ReferenceHousing.Schema;

namespace HousingTest.Bench.Servers;

/// <summary>What the databases of these benches hold: the reference system's tables, with a town of as many tenancies as make the rows that are asked for.</summary>
internal static class ServerEstates
{
    // A tenancy of a town with its year of rent, counted.
    private const int RowsOfTenancy = 94;

    /// <summary>The reference system's schema as PostgreSQL takes it.</summary>
    public static string Schema { get; } = new PostgresDialect().Schema(HousingSchema.Create);

    /// <summary>The map's seed.</summary>
    public static IReadOnlyList<SeedMap> Seed(BenchSetting setting) => SystemMapFile.Read(setting.Workspace.Root, "environments/maps/reference.yaml").Seed;

    /// <summary>Tables that the seed fills.</summary>
    public static IReadOnlyList<string> Tables(IReadOnlyList<SeedMap> seed) => [.. seed.Select(table => table.Table).Distinct(StringComparer.Ordinal)];

    /// <summary>A town of about so many rows.</summary>
    public static Estate Of(BenchSetting setting, int rows) => new(
        EstateRecipeFile.Read(setting.Workspace.Root, "town") with { Tenancies = Math.Max(20, rows / RowsOfTenancy) }, BenchSetting.Seed);

    /// <summary>The whole town: 10,000 tenancies.</summary>
    public static Estate Town(BenchSetting setting) => setting.Quick ? Of(setting, 2000) : new Estate(EstateRecipeFile.Read(setting.Workspace.Root, "town"), BenchSetting.Seed);
}
