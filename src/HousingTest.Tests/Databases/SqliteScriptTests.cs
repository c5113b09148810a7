using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqliteScriptTests : ScriptContract
{
    protected override Dialect Dialect { get; } = new SqliteDialect();

    [Fact]
    public async Task What_a_script_sets_for_its_connection_is_gone_after_it()
    {
        await RunAsync("PRAGMA foreign_keys = OFF; CREATE TABLE payment (charge INTEGER REFERENCES charge (id));");

        await Should.ThrowAsync<ProblemException>(() => Copy.Database.ExecuteAsync("INSERT INTO payment VALUES (99)", Ct));
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqliteCopy.ProvisionAsync(schema);
}
