namespace HousingTest.Tests.Databases;

public sealed class SqlServerRefusalTests : RefusalContract
{
    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqlServerCopy.ProvisionAsync(schema);
}
