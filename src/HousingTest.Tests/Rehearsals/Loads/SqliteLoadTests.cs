using HousingTest.Tests.Databases;
using ReferenceHousing.Schema;

namespace HousingTest.Tests.Rehearsals.Loads;

public sealed class SqliteLoadTests : LoadContract
{
    protected override async Task<ContractCopy> ProvisionAsync() => await SqliteCopy.ProvisionAsync(HousingSchema.Create);
}
