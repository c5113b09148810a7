using System.Globalization;
using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// The record of a rehearsal: a file to which lines are added and in which none is ever changed. Each line carries the digest of the one before, and a file beside it the digest of the last, so that
/// a line that was edited, added or taken out by hand is noticed. Half a line at its end is what a killed command left, and is taken off before the next one is written. Before a line is written, its
/// digest is: whatever moment a command is killed at, or the disk is full at, the file beside the ledger knows of the last line or of the one that was to come, and of no other.
/// </summary>
public sealed class Ledger
{
    private readonly string file;
    private readonly TimeProvider time;
    private readonly string who;
    private readonly List<LedgerLine> lines = [];
    private string last = "";
    private long whole;

    private Ledger(string file, TimeProvider time, string who) => (this.file, this.time, this.who) = (file, time, who);

    /// <summary>All lines, the oldest first.</summary>
    public IReadOnlyList<LedgerLine> Lines => lines;

    /// <summary>Digest of the last line; of nothing where there is none.</summary>
    public string Head => Digest.OfText(last);

    private string HeadFile => file + ".head";

    /// <summary>Reads a ledger, which need not be there yet.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="time">What tells when.</param>
    /// <param name="who">Whose acts are added.</param>
    /// <exception cref="ProblemException">HT-REH-001 names the first line that is not what was written.</exception>
    public static Ledger Open(string file, TimeProvider time, string who)
    {
        var ledger = new Ledger(file, time, who);
        ledger.Read();
        return ledger;
    }

    /// <summary>Adds a line, and sees to it that it is on the disk.</summary>
    /// <param name="act">What was done.</param>
    /// <param name="describe">Fills in what applies to the act.</param>
    public LedgerLine Add(LedgerAct act, Func<LedgerLine, LedgerLine> describe)
    {
        var line = describe(new LedgerLine(lines.Count + 1, time.GetUtcNow(), who, act, Head));
        var text = JsonSerializer.Serialize(line, Json.Line);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var coming = Mark(line.Number, Digest.OfText(text));
        WriteHead($"{Mark(lines.Count, Head)} {coming}");
        using (var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read))
        {
            stream.SetLength(whole);
            stream.Seek(0, SeekOrigin.End);
            stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
            stream.Flush(flushToDisk: true);
            whole = stream.Length;
        }

        lines.Add(line);
        last = text;
        WriteHead(coming);
        return line;
    }

    private static string Mark(int number, string digest) => $"{number.ToString(CultureInfo.InvariantCulture)} {digest}";

    private void WriteHead(string text)
    {
        using (var stream = new FileStream(HeadFile + ".half", FileMode.Create))
        {
            stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(HeadFile + ".half", HeadFile, overwrite: true);
    }

    /// <summary>What the file beside the ledger says; null where there is none.</summary>
    private string? ReadHead() => File.Exists(HeadFile) ? Encoding.UTF8.GetString(Bytes(HeadFile)).Trim() : null;

    // Whoever writes it now is not to be kept from that.
    private static byte[] Bytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>Ledger and digest as they belong together: a command that has the turn may add to both while they are read.</summary>
    private (byte[] Ledger, string? Head) ReadBoth()
    {
        while (true)
        {
            var head = ReadHead();
            var bytes = File.Exists(file) ? Bytes(file) : [];
            if (string.Equals(head, ReadHead(), StringComparison.Ordinal))
                return (bytes, head);
        }
    }

    private void Read()
    {
        var (bytes, head) = ReadBoth();
        whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var before = "";
        var heads = new List<string>();
        foreach (var text in Encoding.UTF8.GetString(bytes, 0, (int)whole).Split('\n').SkipLast(1))
        {
            before = last;
            lines.Add(Parse(text, lines.Count + 1));
            last = text;
            heads.Add(Head);
        }

        ExpectEnd(heads, head);
    }

    private LedgerLine Parse(string text, int number)
    {
        LedgerLine? line;
        try
        {
            line = JsonSerializer.Deserialize<LedgerLine>(text, Json.Line);
        }
        catch (JsonException broken)
        {
            throw Changed(number, $"it cannot be read: {broken.Message}");
        }

        if (line is null || line.Number != number)
            throw Changed(number, $"it says that it is line {line?.Number.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        // The line before is the one that was changed: this one still carries the digest that it had.
        return string.Equals(line.Before, Head, StringComparison.Ordinal) ? line : throw Changed(Math.Max(1, number - 1), $"line {number.ToString(CultureInfo.InvariantCulture)} carries the digest of another line before it");
    }

    /// <summary>The file beside the ledger says which line is the last; where a command was killed while it added one, it says that of two, and either will do.</summary>
    private void ExpectEnd(List<string> heads, string? said)
    {
        if (said is null && heads.Count == 0)
            return;
        if (said is null)
            throw Changed(heads.Count, $"{Path.GetFileName(HeadFile)}, which says which line is the last, is gone");
        if (Ends(said.Split(' ')) is not { } ends)
            throw Changed(heads.Count, $"{Path.GetFileName(HeadFile)} cannot be read");
        var end = ends.Find(one => one.Number == heads.Count);
        if (end.Digest is null)
        {
            throw heads.Count < ends[0].Number ? Changed(heads.Count + 1, "it was taken out")
                : Changed(Math.Min(ends[^1].Number + 1, heads.Count), "it was added by somebody else");
        }

        if (heads.Count > 0 && !string.Equals(end.Digest, heads[^1], StringComparison.Ordinal))
            throw Changed(heads.Count, "it has another digest than when it was written");
    }

    private static List<(int Number, string? Digest)>? Ends(string[] words)
    {
        var ends = new List<(int, string?)>();
        foreach (var pair in words.Chunk(2))
        {
            if (pair is not [var number, var digest] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return null;
            ends.Add((count, digest));
        }

        return ends;
    }

    private ProblemException Changed(int line, string why) => RehearsalProblems.LedgerChanged(file, line, why);
}
