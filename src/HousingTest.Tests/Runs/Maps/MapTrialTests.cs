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
        var estate = new Estate(order.Recipe!, order.Environment.Estate!.Seed);

        var trial = new MapTrial(located, copy, estate, new Quiet());
        var result = await trial.RunAsync(Ct);

        trial.Obstacles.ShouldBeEmpty();
        result.Missing.Select(problem => problem.ToString()).ShouldBeEmpty();
        // A button may wait for a state in which no row of the estate is; of all else it is known that it is there.
        var onScreens = result.Parts.Single(part => part.Name is "Fields, buttons and tables on screens");
        result.Parts.Where(part => part != onScreens).SelectMany(part => part.Unsure).ShouldBeEmpty();
        onScreens.Unsure.Count.ShouldBeLessThan(onScreens.Tried / 3);
        // Looking changed nothing: all that is new is what the estate brought.
        (await copy.Database.ChangesSinceAsync(copy.Mark, Ct)).Count.ShouldBe(estate.Rows().Count());

        var catalogue = await copy.Database.ReadCatalogueAsync(Ct);
        var page = await new ScreenTrial(located, copy).ReadAsync("/sign-in", Ct);
        var text = new MapDraft("drafted", catalogue, [("/sign-in", page)], Known: null).Write();
        var parts = new CatalogueCheck(Located(text, "environments/maps/drafted.yaml"), catalogue, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>>(StringComparer.Ordinal), []).Look();
        parts.SelectMany(part => part.Missing).Select(problem => problem.ToString()).ShouldBeEmpty();
        Shape(SystemMapFile.Parse(text, "environments/maps/drafted.yaml")).ShouldBe(Shape(located.Map));
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

        var result = await new MapTrial(located, copy, new Estate(order.Recipe!, order.Environment.Estate!.Seed), new Quiet()).RunAsync(Ct);

        result.Missing.Count.ShouldBeGreaterThanOrEqualTo(Mistakes.Length, "who cannot sign in sees no screen of his own either");
        Approval.Verify(WithLines(string.Join("\n\n", result.Missing), text), "wrong-map");
    }

    private static LocatedMap Located(string text, string file) => new(SystemMapFile.Parse(text, file), MapLines.Parse(text));

    /// <summary>What a person would have to mend in a draft if it were otherwise, by tables and columns: the words for them are everybody's own.</summary>
    private static List<string> Shape(SystemMap map) =>
    [
        .. map.Entities.Values.SelectMany(entity => entity.Fields.Values
            .Select(field => $"{entity.Table}.{field.Column} {(field.Refers is { } refers ? $"→ {map.Entities[refers].Table}" : field.Type is FieldType.Pence ? "money" : "")}")
            .Append($"{entity.Table} by {entity.Key}"))
            .Order(StringComparer.Ordinal),
    ];

    // The line's own text in place of its number, which changes whenever the map grows above it.
    private static string WithLines(string told, string map) =>
        Line().Replace(told, line => $": {map.Split('\n')[int.Parse(line.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture) - 1].Trim()}");

    [GeneratedRegex(@"(?<=reference\.yaml):(?<number>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
