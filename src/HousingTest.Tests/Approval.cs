using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Shouldly;

namespace HousingTest.Tests;

/// <summary>Holds a whole output against the one that a person has approved. To approve what was received, rename that file.</summary>
internal static class Approval
{
    /// <summary>Compares with <c>name.approved.extension</c> beside the test; on a difference writes <c>name.received.extension</c> there and fails.</summary>
    public static void Verify(string received, string name, string extension = "txt", [CallerFilePath] string test = "")
    {
        var folder = Path.GetDirectoryName(test)!;
        var receivedFile = Path.Combine(folder, $"{name}.received.{extension}");
        var approvedFile = Path.Combine(folder, $"{name}.approved.{extension}");
        var text = received.ReplaceLineEndings("\n");
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (string.Equals(text, approved, StringComparison.Ordinal))
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        throw new ShouldAssertException($"{name} is not what was approved; to approve it, rename {name}.received.{extension}\n{Difference(approved, text)}");
    }

    private static string Difference(string approved, string received)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(approved, received).Lines
            .Where(line => line.Type is ChangeType.Inserted or ChangeType.Deleted)
            .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + (line.Text.Length > 300 ? line.Text[..300] + "…" : line.Text));
        return string.Join('\n', lines.Take(40));
    }
}
