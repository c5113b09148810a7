using System.Text;

namespace HousingTest.Environments;

/// <summary>A text file as lines, with what makes its bytes: line ends, byte order mark, and whether the last line has an end.</summary>
/// <param name="Lines">Lines without their ends.</param>
/// <param name="LineEnd">The end that most lines have.</param>
/// <param name="EndsWithLineEnd">True when the last line has one.</param>
/// <param name="Mark">True when the file starts with UTF-8's byte order mark.</param>
internal sealed record SourceText(IReadOnlyList<string> Lines, string LineEnd, bool EndsWithLineEnd, bool Mark)
{
    public static SourceText Empty { get; } = new([], "\n", EndsWithLineEnd: true, Mark: false);

    public static SourceText Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        return Parse(Encoding.UTF8.GetString(bytes.AsSpan(mark ? Encoding.UTF8.Preamble.Length : 0)), mark);
    }

    public static SourceText Parse(string text, bool mark = false)
    {
        if (text.Length == 0)
            return Empty with { Mark = mark };
        var ends = text.EndsWith('\n');
        var lines = (ends ? text[..^1] : text).Split('\n');
        var windows = lines.Count(line => line.EndsWith('\r')) * 2 > lines.Length;
        return new([.. lines.Select(line => line.EndsWith('\r') ? line[..^1] : line)], windows ? "\r\n" : "\n", ends, mark);
    }

    public override string ToString() =>
        Lines.Count == 0 ? "" : string.Join(LineEnd, Lines) + (EndsWithLineEnd ? LineEnd : "");

    public void Write(string path) => File.WriteAllText(path, ToString(), new UTF8Encoding(Mark));
}
