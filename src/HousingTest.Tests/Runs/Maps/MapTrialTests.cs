using System.Text.RegularExpressions;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;
using HousingTest.Runs.Maps;
using HousingTest.Tests.Environments;
using Shouldly;
using Xunit;
using Quiet = HousingTest.Tests.Environments.Reports;

namespace HousingTest.Tests.Runs.Maps;

/// <summary>Maps tried against the running reference system.</summary>
[Trait("needs", "browser")]
public sealed partial class MapTrialTests : IDisposable
{
    private const string File = "environments/maps/reference.yaml";

    private static readonly string[] Mistakes =
    [
        "requested by: requested_by => requested by: asked_by",
        "table: rent_uplift => table: rent_uplifts",
        "start: { column: start_date, type: date } => start: { column: start_date, type: money }",
        "former person: { column: former_person_id, refers: person } => former person: { column: former_person_id, refers: property }",
        "path: /rents/uplift\n => path: /rents/uplifts\n",
        "heading: Suspense => heading: In suspense",
        "run debits: Run debits => run debits: Run debit",
        "week starting: Week starting\n => week starting: Week commencing\n",
        "http: POST /api/accounts/{rent account}/pause => http: POST /api/accounts/{rent account}/paused",
        "http: POST /api/jobs/nightly-review => http: PUT /api/jobs/nightly-review",
        "http: PUT /test-controls/clock => http: PUT /test-controls/clocks",
        "administrator: admin\n    operative: operative => administrator: admin\n    operative: operater",
    ];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Reference => System.IO.File.ReadAllText(Path.Combine(Repository.Root, File)).ReplaceLineEndings("\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_reference_map_lacks_nothing_and_a_draft_of_the_same_copy_names_tables_and_columns_that_are_there()
    {
        var located = Located(Reference, File);
        var order = await ReferenceCopyFixture.OrderAsync(new Workspace(folder.Path));
        await using var copy = await TestCopy.ProvisionAsync(order with { Map = MapTrial.ForProvisioning(located.Map) }, new Quiet(), Ct);
        var estate = new Estate(order.Recipe, order.Environment.Estate.Seed);
        var before = await copy.Database.FingerprintAsync(Ct);

        var trial = new MapTrial(located, copy, estate, new Quiet());
        var result = await trial.RunAsync(Ct);

        trial.Obstacles.ShouldBeEmpty();
        result.Missing.Select(problem => problem.ToString()).ShouldBeEmpty();
        Approval.Verify(Told(result), "reference-map");
        // Looking did nothing: what the estate brought is all that changed.
        await copy.Database.RewindAsync(copy.Mark, Ct);
        (await copy.Database.FingerprintAsync(Ct)).ShouldBe(before);

        await copy.Database.LoadAsync(located.Map.Seed, estate.Rows(), loaded: null, Ct);
        var catalogue = await copy.Database.ReadCatalogueAsync(Ct);
        var page = await new ScreenTrial(located, copy).ReadAsync("/sign-in", Ct);
        var text = new MapDraft("drafted", catalogue, [("/sign-in", page)], Known: null).Write();
        var parts = new CatalogueCheck(Located(text, "environments/maps/drafted.yaml"), catalogue, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>>(StringComparer.Ordinal), []).Look();
        parts.SelectMany(part => part.Missing).Select(problem => problem.ToString()).ShouldBeEmpty();
        Approval.Verify(text, "drafted", "yaml");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_map_is_listed_at_once_with_its_line_and_what_is_there_instead()
    {
        var text = Reference;
        foreach (var (right, wrong) in Mistakes.Select(mistake => mistake.Split(" => ")).Select(sides => (sides[0], sides[1])))
        {
            text.ShouldContain(right);
            var at = text.IndexOf(right, StringComparison.Ordinal);
            text = text[..at] + wrong + text[(at + right.Length)..];
        }

        var located = Located(text, File);
        var order = await ReferenceCopyFixture.OrderAsync(new Workspace(folder.Path));
        await using var copy = await TestCopy.ProvisionAsync(order with { Map = MapTrial.ForProvisioning(located.Map) }, new Quiet(), Ct);

        var result = await new MapTrial(located, copy, new Estate(order.Recipe, order.Environment.Estate.Seed), new Quiet()).RunAsync(Ct);

        result.Missing.Count.ShouldBeGreaterThanOrEqualTo(Mistakes.Length, "who cannot sign in sees no screen of his own either");
        Approval.Verify(Port().Replace(string.Join("\n\n", result.Missing), "{port}"), "wrong-map");
    }

    private static LocatedMap Located(string text, string file) => new(SystemMapFile.Parse(text, file), MapLines.Parse(text));

    private static string Told(MapCheckResult result) => string.Join('\n', result.Parts.SelectMany(part =>
        part.Unsure.Select(note => $"  {note.What}\n    {note.Where[..note.Where.LastIndexOf(':')]}\n    {note.Why}").Prepend($"{part.Name}: {part.Missing.Count} missing")));

    [GeneratedRegex(@"(?<=127\.0\.0\.1:)[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Port();
}
