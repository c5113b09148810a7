namespace HousingTest.Tests.Databases;

/// <summary>As a login that owns the database and may nothing else.</summary>
public sealed class PostgresOrdinaryWipeTests(PostgresServer server) : WipeContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema, PostgresServer.Ordinary);
}
