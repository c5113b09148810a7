using HousingTest.Databases.SqlServer;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqlServerCounterTests
{
    // From the server's own page on DBCC CHECKIDENT: the first row after the table was made or truncated takes the number itself, any other the one after it.
    [Theory]
    [InlineData(true, "2")]
    [InlineData(false, "3")]
    public void An_identity_is_set_so_that_it_gives_the_same_number_next_whether_or_not_it_gave_one_since_its_table_was_made(bool used, string reseed)
    {
        var then = new Counter(Counter.Identity, "[dbo].[home]", Value: 2, Used: true, Step: 1);
        then.SetBack(then with { Value = 1, Used = used }).ShouldBe($"DBCC CHECKIDENT ('[dbo].[home]', RESEED, {reseed}) WITH NO_INFOMSGS");
    }
}
