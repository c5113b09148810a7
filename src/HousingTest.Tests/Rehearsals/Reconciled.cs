using System.Text;
using System.Text.Json;
using CsvHelper;
using HousingTest.Databases;
using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

/// <summary>What came of a reconciliation in a test.</summary>
/// <param name="Result">The result.</param>
/// <param name="Breaks">The table of all breaks, as it was written.</param>
internal sealed record Reconciled(ReconciliationResult Result, string Breaks)
{
    /// <summary>The day on which acceptances are judged, unless a test says another.</summary>
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>The result as its file holds it.</summary>
    public string Json => JsonSerializer.Serialize(Result, Model.Json.Indented);

    /// <summary>Each break as "control | field | change | key | left | right", in the table's order.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            using var reader = CsvReader.FromText(Breaks.TrimStart('\uFEFF'), new CsvReaderOptions { Separator = ',', HasHeader = true });
            var lines = new List<string>();
            while (reader.Read())
                lines.Add(string.Join(" | ", Enumerable.Range(0, 6).Select(reader.GetString)));
            return lines;
        }
    }

    /// <summary>Makes one of the repository.</summary>
    public static Task<Reconciled> OfRepositoryAsync(string name) => OfAsync(ReconciliationFile.Read(Repository.Root, name), Repository.Root);

    /// <summary>Makes one of a text and extracts beside it.</summary>
    /// <param name="text">The reconciliation, which calls itself <c>test</c>.</param>
    /// <param name="extracts">Name of each extract, and its text.</param>
    public static async Task<Reconciled> OfAsync(string text, params IReadOnlyList<(string Name, string Text)> extracts)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in extracts)
            folder.Write(name, content);
        return await OfAsync(ReconciliationFile.Parse(text, "test.yaml"), folder.Path);
    }

    /// <summary>Makes one, and sees to it that nothing is left on the disk.</summary>
    public static async Task<Reconciled> OfAsync(
        ReconciliationDefinition definition, string root, Func<ReconciliationOrder, ReconciliationOrder>? otherwise = null, ITestDatabase? database = null, SystemMap? map = null)
    {
        using var scratch = new TemporaryFolder();
        var order = new ReconciliationOrder(definition, root, scratch.Path, Today) { Database = database, Map = map };
        using var breaks = new MemoryStream();
        try
        {
            var result = await Reconciliation.RunAsync(otherwise?.Invoke(order) ?? order, breaks, new Silent(), TestContext.Current.CancellationToken);
            return new Reconciled(result, Encoding.UTF8.GetString(breaks.ToArray()));
        }
        finally
        {
            Directory.EnumerateFileSystemEntries(scratch.Path).ShouldBeEmpty();
        }
    }

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }
}
