using System.Text;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

public sealed class RecordSorterTests
{
    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(2, 5_000)]
    [InlineData(3, 700)]
    [InlineData(4, 60)]
    public void Records_come_in_the_order_of_their_bytes_however_few_fit_into_memory(int seed, int budget)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var records = Enumerable.Range(0, 3000).Select(_ => (Key: Text(random, random.Next(14)), Tail: Text(random, random.Next(40)))).ToList();
        using (var sorter = new RecordSorter(folder.Path, "test", budget))
        {
            foreach (var (key, rest) in records)
                sorter.Add(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(rest));
            sorter.Count.ShouldBe(3000);
            using var sorted = sorter.Sorted();
            // However many runs there were, not more than that are open at once.
            Directory.GetFiles(folder.Path).Length.ShouldBeLessThanOrEqualTo(64);
            var read = new List<(string, string)>();
            while (sorted.Next())
                read.Add((Encoding.UTF8.GetString(sorted.Key), Encoding.UTF8.GetString(sorted.Rest)));

            read.ShouldBe(records.OrderBy(record => record.Key, StringComparer.Ordinal).ThenBy(record => record.Tail, StringComparer.Ordinal));
        }

        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_record_that_is_larger_than_the_memory_is_sorted_too()
    {
        using var folder = new TemporaryFolder();
        using var sorter = new RecordSorter(folder.Path, "test", 100);
        sorter.Add("b"u8, new byte[300_000]);
        sorter.Add("a"u8, new byte[70_000]);
        sorter.Add("c"u8, []);
        using var sorted = sorter.Sorted();
        foreach (var (key, length) in (IEnumerable<(string, int)>)[("a", 70_000), ("b", 300_000), ("c", 0)])
        {
            sorted.Next().ShouldBeTrue();
            Encoding.UTF8.GetString(sorted.Key).ShouldBe(key);
            sorted.Rest.Length.ShouldBe(length);
        }

        sorted.Next().ShouldBeFalse();
    }

    // Few letters, so that many records share a beginning; ASCII, whose order is the same in bytes and in letters.
    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "0aB"[random.Next(3)]));
}
