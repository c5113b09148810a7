using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Reads a unified diff line by line. Text before the first file (a letter, a commit message) and after the last hunk is passed over.</summary>
internal sealed partial class PatchReader
{
    private readonly string _name;
    private readonly string[] _lines;
    private int _at;

    private PatchReader(string text, string name)
    {
        _name = name;
        // Not ReplaceLineEndings: it would also break lines at form feeds and other marks that source may hold.
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        _lines = lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    public static PatchFile Read(string text, string name)
    {
        var files = new PatchReader(text, name).ReadFiles().ToList();
        return files.Count > 0 ? new PatchFile(name, files) : throw new ProblemException(Problems.PatchEmpty(name));
    }

    private IEnumerable<FilePatch> ReadFiles()
    {
        while (_at < _lines.Length)
        {
            if (_lines[_at].StartsWith("diff --git ", StringComparison.Ordinal))
                yield return ReadGitFile();
            else if (StartsPlainFile())
                yield return ReadPlainFile(_at + 1);
            else if (_lines[_at].StartsWith("@@ ", StringComparison.Ordinal))
                throw Unreadable("a hunk before any file is named");
            else
                _at++;
        }
    }

    private bool StartsPlainFile() =>
        _lines[_at].StartsWith("--- ", StringComparison.Ordinal) && _at + 1 < _lines.Length && _lines[_at + 1].StartsWith("+++ ", StringComparison.Ordinal);

    private FilePatch ReadGitFile()
    {
        var line = _at + 1;
        var (from, to) = GitNames(_lines[_at]["diff --git ".Length..]);
        var (created, deleted) = (false, false);
        for (_at++; _at < _lines.Length && !_lines[_at].StartsWith("diff --git ", StringComparison.Ordinal) && !StartsPlainFile(); _at++)
        {
            var header = _lines[_at];
            if (header.StartsWith("new file mode ", StringComparison.Ordinal))
                created = true;
            else if (header.StartsWith("deleted file mode ", StringComparison.Ordinal))
                deleted = true;
            else if (header.StartsWith("rename from ", StringComparison.Ordinal))
                from = Confine(header["rename from ".Length..]);
            else if (header.StartsWith("rename to ", StringComparison.Ordinal))
                to = Confine(header["rename to ".Length..]);
            else if (header.StartsWith("copy from ", StringComparison.Ordinal))
                throw Unreadable("it copies a file; make it with git diff --no-renames");
            else if (header.StartsWith("GIT binary patch", StringComparison.Ordinal) || header.StartsWith("Binary files ", StringComparison.Ordinal))
                throw Unreadable("it changes a file that is not text");
            if ((created || deleted) && header.EndsWith(" 120000", StringComparison.Ordinal))
                throw Unreadable("it makes or takes away a symbolic link");
        }

        if (_at < _lines.Length && StartsPlainFile())
            return ReadPlainFile(line) with { From = created ? null : from, To = deleted ? null : to };
        // A file without hunks: empty and new, empty and gone, or only renamed or with another mode.
        return new FilePatch(created ? null : from, deleted ? null : to, [], line);
    }

    /// <summary>Names of a header without quotes are parted at " b/": the two are the same but for a rename, whose own lines name them again.</summary>
    private (string From, string To) GitNames(string names)
    {
        var middle = names.Length / 2;
        var (left, right) = names.Length % 2 == 1 && names[middle] == ' ' && string.Equals(Strip(names[..middle]), Strip(names[(middle + 1)..]), StringComparison.Ordinal)
            ? (names[..middle], names[(middle + 1)..])
            : GitNamesPattern().Match(names) is { Success: true } match
                ? (match.Groups["from"].Value, match.Groups["to"].Value)
                : throw Unreadable("its file names cannot be told apart");
        return (Confine(Strip(left)), Confine(Strip(right)));

        static string Strip(string path) => StripFirst(Unquote(path));
    }

    private FilePatch ReadPlainFile(int line)
    {
        var (from, to) = (PlainName(_lines[_at][4..]), PlainName(_lines[_at + 1][4..]));
        _at += 2;
        var hunks = new List<PatchHunk>();
        while (_at < _lines.Length && _lines[_at].StartsWith("@@ ", StringComparison.Ordinal))
            hunks.Add(ReadHunk());
        if (hunks.Count == 0)
            throw Unreadable("a file without a hunk");
        return new FilePatch(from, to, hunks, line);
    }

    private string? PlainName(string name)
    {
        var tab = name.IndexOf('\t', StringComparison.Ordinal);
        var path = Unquote(tab < 0 ? name.TrimEnd() : name[..tab]);
        return string.Equals(path, "/dev/null", StringComparison.Ordinal) ? null : Confine(StripFirst(path));
    }

    private PatchHunk ReadHunk()
    {
        var match = HunkPattern().Match(_lines[_at]);
        if (!match.Success)
            throw Unreadable("a hunk's first line is damaged");
        var (before, after) = (Count(match, "before"), Count(match, "after"));
        var hunkLine = _at + 1;
        var lines = new List<PatchLine>();
        for (_at++; before > 0 || after > 0; _at++)
        {
            if (_at >= _lines.Length)
                throw Unreadable("it ends in the middle of a hunk");
            // Mail programs take the one space off an empty line of context.
            var text = _lines[_at].Length == 0 ? " " : _lines[_at];
            var kind = text[0] switch
            {
                ' ' => PatchLineKind.Context,
                '-' => PatchLineKind.Removed,
                '+' => PatchLineKind.Added,
                _ => throw Unreadable("a hunk is shorter than its first line says"),
            };
            before -= kind == PatchLineKind.Added ? 0 : 1;
            after -= kind == PatchLineKind.Removed ? 0 : 1;
            if (before < 0 || after < 0)
                throw Unreadable("a hunk is longer than its first line says");
            var ends = _at + 1 >= _lines.Length || !_lines[_at + 1].StartsWith('\\');
            // A byte order mark in the patch stands for the file's own, which is no part of its first line here.
            lines.Add(new PatchLine(kind, text[1..].TrimStart('\uFEFF'), ends));
            _at += ends ? 0 : 1;
        }

        return new PatchHunk(int.Parse(match.Groups["start"].Value, CultureInfo.InvariantCulture), lines, hunkLine);
    }

    private static int Count(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 1;

    /// <summary>Takes off git's <c>a/</c> and <c>b/</c> (or <c>i/</c>, <c>w/</c>); a patch made with <c>--no-prefix</c> has none.</summary>
    private static string StripFirst(string path) => path.Length > 2 && path[1] == '/' && char.IsAsciiLetterLower(path[0]) ? path[2..] : path;

    private string Confine(string path)
    {
        var clean = Unquote(path).Replace('\\', '/');
        var leaves = clean.Length == 0 || clean.StartsWith('/') || clean.Contains(':', StringComparison.Ordinal) ||
            clean.Split('/').Any(part => part is ".." or "." or "");
        return leaves ? throw new ProblemException(Problems.PatchLeavesFolder(_name, _at + 1, path)) : clean;
    }

    /// <summary>git writes names with unusual letters in quotes, their bytes as octal numbers.</summary>
    private static string Unquote(string path)
    {
        if (path.Length < 2 || path[0] != '"' || path[^1] != '"')
            return path;
        var bytes = new List<byte>();
        for (var i = 1; i < path.Length - 1; i++)
        {
            if (path[i] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(path[i].ToString()));
            }
            else if (char.IsAsciiDigit(path[i + 1]) && i + 3 < path.Length)
            {
                bytes.Add((byte)Convert.ToInt32(path.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
            {
                bytes.Add((byte)path[++i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private ProblemException Unreadable(string why) => new(Problems.PatchUnreadable(_name, Math.Min(_at + 1, _lines.Length), why));

    [GeneratedRegex("""^(?<from>"?a/.*?"?) (?<to>"?b/.*"?)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GitNamesPattern();

    [GeneratedRegex(@"^@@ -(?<start>[0-9]{1,8})(,(?<before>[0-9]{1,8}))? \+[0-9]{1,8}(,(?<after>[0-9]{1,8}))? @@", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HunkPattern();
}
