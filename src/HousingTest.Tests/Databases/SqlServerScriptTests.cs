using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

[Collection(nameof(SqlServerCopy))]
public sealed class SqlServerScriptTests : ScriptContract
{
    protected override Dialect Dialect { get; } = new SqlServerDialect();

    [Fact]
    public async Task Batches_are_taken_apart_at_GO_and_a_line_is_told_of_the_script_and_not_of_its_batch()
    {
        var script = """
            CREATE PROCEDURE one AS SELECT 1
            GO
            UPDATE charge SET pence = pence + 1
            go 3
            /* what GO is not:
            GO
            */
            PRINT 'so is
            GO
            this'
            GO

            UPDATE charges SET pence = 1
            """;

        var problem = (await Should.ThrowAsync<ProblemException>(() => Copy.Database.RunScriptAsync("2026.3.sql", script, Ct))).Problems.ShouldHaveSingleItem();

        problem.Where.ShouldBe("2026.3.sql:13");
        (await Copy.AskSystemAsync("SELECT max(pence) FROM charge")).ShouldBe("11249");
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqlServerCopy.ProvisionAsync(schema);
}
