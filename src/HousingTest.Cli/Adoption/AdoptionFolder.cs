using System.Text.Json;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli.Adoption;

/// <summary>What is written of an adoption: the page for people, and the same for machines.</summary>
internal static class AdoptionFolder
{
    /// <summary>Writes both, and answers the page's path as people are shown it.</summary>
    public static async Task<string> WriteAsync(Surroundings surroundings, AdoptionRecord record, string? to, CancellationToken ct)
    {
        var workspace = surroundings.Workspace;
        var folder = to is null ? Path.Combine(workspace.Adoptions, Workspace.ClaimFolder(workspace.Adoptions, surroundings.Time)) : Path.GetFullPath(to);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "adoption.json"), JsonSerializer.Serialize(record, Json.Indented) + "\n", ct);
        var page = Path.Combine(folder, "adoption.html");
        await using (var writer = new StreamWriter(page))
            await HtmlAdoption.WriteAsync(record, writer, ct);
        return workspace.Show(page);
    }
}
