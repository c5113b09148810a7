using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Where the loads of one reconciliation lie: a folder each, named by when it was made, so that their names stand in their order. In each <c>result.json</c>, which has the same
/// bytes for the same inputs, <c>breaks.csv</c> with every break, and <c>report.html</c>.
/// </summary>
/// <param name="path">The folder of all loads.</param>
public sealed class ReconciliationFolder(string path)
{
    /// <summary>Name of a result's file.</summary>
    public const string ResultFile = "result.json";

    /// <summary>Name of the file with every break.</summary>
    public const string BreaksFile = "breaks.csv";

    /// <summary>Name of the page.</summary>
    public const string ReportFile = "report.html";

    /// <summary>The folder of all loads.</summary>
    public string Path => path;

    /// <summary>Writes a load's result, whole or not at all.</summary>
    /// <param name="load">Name of its folder, which is there.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync(string load, ReconciliationResult result, CancellationToken cancellationToken)
    {
        var file = FileOf(load, ResultFile);
        await File.WriteAllTextAsync(file + ".half", JsonSerializer.Serialize(result, Json.Indented) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        File.Move(file + ".half", file, overwrite: true);
    }

    /// <summary>A file of a load.</summary>
    public string FileOf(string load, string file) => System.IO.Path.Combine(path, load, file);

    /// <summary>All loads that were finished, the oldest first. One that was given up on has no result, and is passed over.</summary>
    /// <exception cref="ProblemException">HT-REC-011 when something else lies there.</exception>
    public async Task<IReadOnlyList<ReconciledLoad>> LoadsAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
            return [];
        var loads = new List<ReconciledLoad>();
        foreach (var name in Directory.EnumerateDirectories(path).Select(folder => System.IO.Path.GetFileName(folder)).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(FileOf(name, ResultFile)))
                continue;
            loads.Add(ReconciledLoad.Of(name, await ReadAsync(name, cancellationToken)));
        }

        return loads;
    }

    private async Task<ReconciliationResult> ReadAsync(string load, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<ReconciliationResult>(await File.ReadAllTextAsync(FileOf(load, ResultFile), cancellationToken), Json.Indented)
                ?? throw ReconciliationProblems.NotOurs(System.IO.Path.Combine(path, load));
        }
        catch (JsonException)
        {
            throw ReconciliationProblems.NotOurs(System.IO.Path.Combine(path, load));
        }
    }
}
