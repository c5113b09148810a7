using HousingTest.Tests.Databases;
using ReferenceHousing.Schema;

namespace HousingTest.Tests.Rehearsals.Loads;

public sealed class PostgresLoadTests(PostgresServer server) : LoadContract
{
    protected override async Task<ContractCopy> ProvisionAsync() =>
        await PostgresCopy.ProvisionAsync(server, new global::ReferenceHousing.Schema.PostgresDialect().Schema(HousingSchema.Create));
}
