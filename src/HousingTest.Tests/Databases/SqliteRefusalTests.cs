namespace HousingTest.Tests.Databases;

public sealed class SqliteRefusalTests : RefusalContract
{
    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqliteCopy.ProvisionAsync(schema);
}
