namespace HousingTest.Tests.Databases;

public sealed class PostgresApplyTests(PostgresServer server) : PostgresApplyContract
{
    protected override bool Silences => true;

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema);
}
