using System.Reflection;
using System.Text.Json;
using HousingTest.Runs;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Editors;

/// <summary>What <c>.vscode</c> tells the usual Cucumber and YAML extensions: it is of use only as long as it is what the code says.</summary>
public sealed class EditorSettingsTests
{
    [Fact]
    public void The_editor_knows_every_parameter_type_of_the_step_library_by_its_pattern_and_no_other()
    {
        // One that several methods read is any of their forms.
        var library = StepLibrary.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .SelectMany(method => method.GetCustomAttributes<StepArgumentTransformationAttribute>())
            .Where(transformation => transformation.Name is not null)
            .GroupBy(transformation => transformation.Name!, transformation => transformation.Regex ?? "(.*)", StringComparer.Ordinal)
            .Select(type => $"{{ \"name\": {Json(type.Key)}, \"regexp\": {Json(string.Join('|', type))} }}");
        var editor = Settings().GetProperty("cucumber.parameterTypes").EnumerateArray()
            .Select(type => $"{{ \"name\": {Json(type.GetProperty("name").GetString()!)}, \"regexp\": {Json(type.GetProperty("regexp").GetString()!)} }}");

        editor.Order(StringComparer.Ordinal).ShouldBe(library.Order(StringComparer.Ordinal), "copy these lines into cucumber.parameterTypes of .vscode/settings.json");
    }

    [Fact]
    public void The_editor_looks_for_features_and_steps_where_they_are()
    {
        Found("cucumber.features", "*.feature").ShouldNotBeEmpty();
        Found("cucumber.glue", "*.cs").ShouldContain(file => File.ReadAllText(file).Contains("[Given(", StringComparison.Ordinal));
    }

    [Fact]
    public void The_editor_holds_maps_against_the_schema_that_is_there()
    {
        var schemas = Settings().GetProperty("yaml.schemas").EnumerateObject().ToList();

        schemas.ShouldNotBeEmpty();
        foreach (var schema in schemas)
        {
            File.Exists(Path.Combine(Repository.Root, schema.Name)).ShouldBeTrue(schema.Name);
            Matching(schema.Value.GetString()!, "*.yaml").ShouldNotBeEmpty(schema.Name);
        }
    }

    private static IReadOnlyList<string> Found(string setting, string ending) =>
        [.. Settings().GetProperty(setting).EnumerateArray().SelectMany(pattern => Matching(pattern.GetString()!, ending))];

    // A folder, perhaps with all below it, and an ending.
    private static string[] Matching(string pattern, string ending)
    {
        pattern.ShouldEndWith($"/{ending}");
        var folder = pattern[..^(ending.Length + 1)];
        var deep = folder.EndsWith("/**", StringComparison.Ordinal);
        return Directory.GetFiles(
            Path.Combine(Repository.Root, deep ? folder[..^3] : folder), ending, deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);
    }

    private static JsonElement Settings() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".vscode", "settings.json"))).RootElement;

    private static string Json(string text) => JsonSerializer.Serialize(text, Model.Json.Line);
}
