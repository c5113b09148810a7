using HousingTest.Estates;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

/// <summary>Memory is the whole process's: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(EstateMemoryTests), DisableParallelization = true)]
[Collection(nameof(EstateMemoryTests))]
public class EstateMemoryTests
{
    [Fact]
    public void A_large_estate_takes_no_more_memory_than_a_small_one()
    {
        var small = LiveBytesHalfway(100);
        var large = LiveBytesHalfway(1_500);
        // A hundred thousand rows kept would be fifty megabytes and more.
        (large - small).ShouldBeLessThan(10_000_000);
    }

    private static long LiveBytesHalfway(int tenancies)
    {
        var rows = 0;
        foreach (var row in new Estate(Recipes.Of(tenancies), 3).Rows())
        {
            if (row.Table.Entity is "rent transaction" && ++rows == tenancies * 60)
                return GC.GetTotalMemory(forceFullCollection: true);
        }

        throw new InvalidOperationException("The estate has too few transactions for this test.");
    }
}
