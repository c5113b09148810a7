namespace HousingTest.Tests.Databases;

public sealed class SqliteComparisonTests : ComparisonContract
{
    protected override Dialect Dialect { get; } = new SqliteDialect();

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqliteCopy.ProvisionAsync(schema);
}
