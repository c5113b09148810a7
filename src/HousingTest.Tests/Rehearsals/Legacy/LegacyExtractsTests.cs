using System.Text;
using HousingTest.Estates;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Legacy;

/// <summary>The extracts of the invented council: made by arithmetic, and of nobody.</summary>
public sealed class LegacyExtractsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "fixtures", "legacy");

    /// <summary>To take over what is made now, rename each received file.</summary>
    [Fact]
    public void The_extracts_are_what_the_generator_makes()
    {
        var made = LegacyExtracts.All().ToList();

        var different = made.Where(file => !File.Exists(Path.Combine(Folder, file.Name)) || !File.ReadAllBytes(Path.Combine(Folder, file.Name)).AsSpan().SequenceEqual(file.Bytes)).ToList();
        foreach (var (name, bytes) in different)
            File.WriteAllBytes(Path.Combine(Folder, $"{Path.GetFileNameWithoutExtension(name)}.received{Path.GetExtension(name)}"), bytes);
        different.Select(file => file.Name).ShouldBeEmpty();
        Extracts().Order(StringComparer.Ordinal).ShouldBe(made.Select(file => file.Name).Order(StringComparer.Ordinal));
        made.Sum(file => (long)file.Bytes.Length).ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void Nothing_in_them_could_belong_to_somebody()
    {
        var lines = Extracts().SelectMany(name => Lines(name).Index().Select(line => (Where: $"{name}:{line.Index + 1}", Text: line.Item))).ToList();
        var uprns = Lines("properties.csv").Skip(1).Index().Select(line => (Where: $"properties.csv:{line.Index + 2} uprn", Text: line.Item.Split(';')[1])).ToList();

        lines.Count.ShouldBeGreaterThan(10_000);
        uprns.Count.ShouldBe(930);
        IdentifierScan.Scan(lines.Concat(uprns)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Extracts() => Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)!)
        .Where(name => Path.GetExtension(name) is ".csv" or ".txt" && !name.Contains(".received.", StringComparison.Ordinal));

    // Bytes that are no UTF-8 are of no identifier.
    private static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder, name), Encoding.Latin1);
}
