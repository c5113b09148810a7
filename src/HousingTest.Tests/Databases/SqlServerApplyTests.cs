using Xunit;

namespace HousingTest.Tests.Databases;

[Collection(nameof(SqlServerCopy))]
public sealed class SqlServerApplyTests : ApplyContract
{
    protected override Dialect Dialect { get; } = new SqlServerDialect();

    protected override Task ManyAsync(ContractCopy copy) => copy.SystemAsync(
        """
        WITH digit (d) AS (SELECT d FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS v (d)), n (i) AS (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 1 FROM digit a, digit b, digit c, digit e)
        INSERT INTO account SELECT i, 'r' + CONVERT(varchar(10), i), 0 FROM n;
        WITH digit (d) AS (SELECT d FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS v (d)), n (i) AS (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 1 FROM digit a, digit b, digit c, digit e, digit f)
        INSERT INTO entry SELECT i, i % 10000 + 1, i FROM n;
        """);

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqlServerCopy.ProvisionAsync(schema);
}
