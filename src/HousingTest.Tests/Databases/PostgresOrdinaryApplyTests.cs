namespace HousingTest.Tests.Databases;

/// <summary>As a login that owns the database and may nothing else: triggers are turned off table by table, and foreign keys wait, or are made again.</summary>
public sealed class PostgresOrdinaryApplyTests(PostgresServer server) : ApplyContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema, PostgresServer.Ordinary);
}
