using Xunit;

namespace HousingTest.Tests.Databases;

[Collection(nameof(SqlServerCopy))]
public sealed class SqlServerWipeTests : WipeContract
{
    protected override Dialect Dialect { get; } = new SqlServerDialect();

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqlServerCopy.ProvisionAsync(schema);
}
