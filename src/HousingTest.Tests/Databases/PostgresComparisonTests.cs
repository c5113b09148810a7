namespace HousingTest.Tests.Databases;

public sealed class PostgresComparisonTests(PostgresServer server) : ComparisonContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema);
}
