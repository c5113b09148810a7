using System.Globalization;
using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// The record of a rehearsal: a file to which lines are added and in which none is ever changed. Each line carries the digest of the one before, and a file beside it the digest of the last, so that
/// a line that was edited, added or taken out by hand is noticed. Half a line at its end is what a killed command left, and is taken off before the next one is written.
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
        if (File.Exists(file))
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
        File.WriteAllText(HeadFile + ".half", $"{line.Number.ToString(CultureInfo.InvariantCulture)} {Head}\n");
        File.Move(HeadFile + ".half", HeadFile, overwrite: true);
        return line;
    }

    private void Read()
    {
        var bytes = File.ReadAllBytes(file);
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

        ExpectEnd(heads);
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

    /// <summary>A killed command may have written a line and not yet its digest: that alone may stand behind what the file beside the ledger says.</summary>
    private void ExpectEnd(List<string> heads)
    {
        var said = File.Exists(HeadFile) ? File.ReadAllText(HeadFile).Trim().Split(' ') : ["0", Digest.OfText("")];
        if (said is not [var number, var digest] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw Changed(lines.Count, $"{Path.GetFileName(HeadFile)} cannot be read");
        if (count > heads.Count)
            throw Changed(heads.Count + 1, "it was taken out");
        if (count < heads.Count - 1)
            throw Changed(count + 1, "it was added by somebody else");
        if (count > 0 && !string.Equals(digest, heads[count - 1], StringComparison.Ordinal))
            throw Changed(count, "it has another digest than when it was written");
    }

    private ProblemException Changed(int line, string why) => RehearsalProblems.LedgerChanged(file, line, why);
}
