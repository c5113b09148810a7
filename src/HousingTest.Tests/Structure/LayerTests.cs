using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Structure;

public sealed class LayerTests
{
    // The order of the one way through; projects on one line do not know each other.
    private static readonly string[][] Layers =
    [
        ["HousingTest.Model"],
        ["HousingTest.Definitions", "HousingTest.Gherkin", "HousingTest.Databases", "HousingTest.Estates", "HousingTest.Comparison", "HousingTest.Reports"],
        ["HousingTest.Databases.SqlServer"],
        ["HousingTest.Environments"],
        ["HousingTest.Steps"],
        ["HousingTest.Runs"],
        ["HousingTest.Rehearsals"],
        ["HousingTest.Features", "HousingTest.Cli", "HousingTest.Bench"],
        ["HousingTest.Tests"],
    ];

    // Its package has a known hole: whoever refers to it says so, and accepts the advisory.
    private static readonly string[] MayUseSqlServer = ["HousingTest.Environments", "HousingTest.Tests"];

    private static readonly string[] MayLookIntoTheSystem = ["HousingTest.Tests", "HousingTest.Bench"];

    public static TheoryData<string> Projects() => [.. ProjectFiles().Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_projects_of_earlier_layers(string project)
    {
        var own = LayerOf(project);
        foreach (var reference in References(project))
        {
            if (string.Equals(reference, "ReferenceHousing", StringComparison.Ordinal))
                MayLookIntoTheSystem.ShouldContain(project, StringComparer.Ordinal, "only tests and benchmarks look into the system under test");
            else if (string.Equals(reference, "HousingTest.Databases.SqlServer", StringComparison.Ordinal))
                MayUseSqlServer.ShouldContain(project, StringComparer.Ordinal, "test copies on SQL Server are made by environments");
            else
                LayerOf(reference).ShouldBeLessThan(own, $"{project} refers to {reference}");
        }
    }

    [Fact]
    public void The_model_has_no_packages_of_its_own_and_the_reference_system_knows_nothing_of_the_harness()
    {
        XDocument.Load(ProjectFiles()["HousingTest.Model"]).Descendants("PackageReference").ShouldBeEmpty();

        var system = Path.Combine(Repository.Root, "src", "ReferenceHousing");
        foreach (var file in Directory.EnumerateFiles(system, "*", SearchOption.AllDirectories).Where(file => !IsBuilt(file)))
            File.ReadAllText(file).Contains("HousingTest", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(file);
    }

    private static int LayerOf(string project)
    {
        var layer = Array.FindIndex(Layers, names => names.Contains(project, StringComparer.Ordinal));
        layer.ShouldBeGreaterThanOrEqualTo(0, $"{project} stands in no layer: give it a place here, and a reason");
        return layer;
    }

    private static IEnumerable<string> References(string project) => XDocument.Load(ProjectFiles()[project])
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static SortedDictionary<string, string> ProjectFiles() => new(
        new[] { "src", "features" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "HousingTest.*.csproj", SearchOption.AllDirectories))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, file => file, StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static bool IsBuilt(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
