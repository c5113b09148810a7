using HousingTest.Databases;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class RowsAheadTests
{
    private static readonly EstateTable Table = new("thing", ["key"]);

    private int made;
    private bool left;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(20_000)]
    public void Every_row_comes_once_and_in_its_order(int count) =>
        new RowsAhead(Rows(count)).Select(Key).ShouldBe(Enumerable.Range(0, count).Select(key => (long)key));

    [Fact]
    public void What_stops_the_making_reaches_who_takes_the_rows()
    {
        var rows = Rows(5_000).Select(row => Key(row) == 4_000 ? throw new InvalidOperationException("row 4000") : row);

        Should.Throw<InvalidOperationException>(() => new RowsAhead(rows).Count()).Message.ShouldBe("row 4000");
    }

    [Fact]
    public void Who_leaves_half_way_leaves_no_making_behind_and_little_was_made_ahead()
    {
        new RowsAhead(Rows(1_000_000)).Take(2_000).Count().ShouldBe(2_000);

        left.ShouldBeTrue();
        var then = made;
        then.ShouldBeLessThan(20_000);
        Thread.Sleep(20);
        made.ShouldBe(then);
    }

    private static long Key(EstateRow row) => ((Value.Integer)row.Values[0]).Number;

    private IEnumerable<EstateRow> Rows(int count)
    {
        try
        {
            for (var key = 0; key < count; key++)
            {
                Interlocked.Increment(ref made);
                yield return new EstateRow(Table, [Value.Of(key)]);
            }
        }
        finally
        {
            left = true;
        }
    }
}
