using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// A unified diff as <c>git diff</c>, <c>git format-patch</c> and <c>diff -u</c> write it. Applied here and not by a program, so that it applies on
/// Windows too; context must match exactly, though a hunk may lie further up or down than it says.
/// </summary>
/// <param name="Name">What people know it by: its path.</param>
/// <param name="Files">One entry per file that it touches.</param>
public sealed record PatchFile(string Name, IReadOnlyList<FilePatch> Files)
{
    /// <summary>Reads a diff. Throws HT-ENV-002 (empty), HT-ENV-003 (not a diff that can be read here) or HT-ENV-004 (a path that leaves the folder).</summary>
    public static PatchFile Parse(string text, string name) => PatchReader.Read(text, name);

    /// <summary>
    /// Applies every file's changes under <paramref name="folder"/>, or nothing: all is worked out before the first byte is written. Throws HT-ENV-005
    /// with one problem per hunk that does not fit.
    /// </summary>
    /// <param name="folder">Root of the source.</param>
    /// <param name="prefix">The source's path in its repository (<c>src/ReferenceHousing</c>): a patch made at the repository's root names it, one made in the source doesn't.</param>
    public void Apply(string folder, string prefix)
    {
        var problems = new List<Problem>();
        var edits = new List<Action>();
        foreach (var file in Files)
            Plan(file, folder, prefix, problems, edits);

        if (problems.Count > 0)
            throw new ProblemException(problems);
        foreach (var edit in edits)
            edit();
    }

    private void Plan(FilePatch file, string folder, string prefix, List<Problem> problems, List<Action> edits)
    {
        var from = file.From is null ? null : Locate(folder, prefix, file.From);
        var to = file.To is null ? null : Locate(folder, prefix, file.To);
        if (from is not null && !File.Exists(from))
        {
            problems.Add(Problems.PatchDoesNotApply(Name, file.Line, $"{file.From} is not in the source", "the patch was made for another release"));
            return;
        }

        if (to is not null && !Same(from, to) && File.Exists(to))
        {
            problems.Add(Problems.PatchDoesNotApply(Name, file.Line, $"{file.To} exists already", "the patch would create it; perhaps it is applied already"));
            return;
        }

        var before = from is null ? SourceText.Empty : SourceText.Read(from);
        var result = HunkPlacer.Apply(before, file.Hunks);
        problems.AddRange(result.Misfits.Select(misfit => Problems.PatchDoesNotApply(
            Name, misfit.Hunk.PatchLine, $"{file.From}, hunk {misfit.Number}, line {misfit.FileLine}", misfit.Why)));
        if (result.Misfits.Count > 0)
            return;

        edits.Add(() =>
        {
            if (to is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                result.Text.Write(to);
            }

            if (from is not null && !Same(from, to))
                File.Delete(from);
        });
    }

    /// <summary>
    /// The file that a path of the patch means: taken from the source's own folder, or from the repository's root, or as <c>diff -ur old new</c> names it,
    /// with a folder in front that the source does not have. The reader made sure that none leads out.
    /// </summary>
    private static string Locate(string folder, string prefix, string path)
    {
        var start = prefix.Trim('/') + "/";
        var inSource = path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..] : path;
        var inFolder = inSource[(inSource.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var full = Path.Combine(folder, inSource);
        return !File.Exists(full) && File.Exists(Path.Combine(folder, inFolder)) ? Path.Combine(folder, inFolder) : full;
    }

    private static bool Same(string? path, string? other) => string.Equals(path, other, StringComparison.Ordinal);
}

/// <summary>What a diff does to one file.</summary>
/// <param name="From">Path of the file before, with forward slashes; null when the patch creates it.</param>
/// <param name="To">Path of the file after; null when the patch deletes it.</param>
/// <param name="Hunks">Changes in the order of the file.</param>
/// <param name="Line">Line of the patch at which it starts.</param>
public sealed record FilePatch(string? From, string? To, IReadOnlyList<PatchHunk> Hunks, int Line);

/// <summary>A run of lines that changes.</summary>
/// <param name="Start">Line of the file before, from 1, at which it says it starts; the line that it follows when it takes no line away and has no context.</param>
/// <param name="Lines">Context, removed and added lines in order.</param>
/// <param name="PatchLine">Line of the patch at which it starts.</param>
public sealed record PatchHunk(int Start, IReadOnlyList<PatchLine> Lines, int PatchLine)
{
    /// <summary>The lines that the file must have.</summary>
    public IReadOnlyList<PatchLine> Before { get; } = [.. Lines.Where(line => line.Kind != PatchLineKind.Added)];

    /// <summary>The lines that it has afterwards.</summary>
    public IReadOnlyList<PatchLine> After { get; } = [.. Lines.Where(line => line.Kind != PatchLineKind.Removed)];
}

/// <summary>A line of a hunk.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Text">Its text without the mark in front and without its line end.</param>
/// <param name="Ends">False when the file ends in this line without a line end.</param>
public sealed record PatchLine(PatchLineKind Kind, string Text, bool Ends);

/// <summary>What becomes of a line.</summary>
public enum PatchLineKind
{
    /// <summary>It stays.</summary>
    Context,

    /// <summary>It goes.</summary>
    Removed,

    /// <summary>It comes.</summary>
    Added,
}
