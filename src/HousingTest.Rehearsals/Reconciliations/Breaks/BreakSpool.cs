using System.Text;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Breaks of a control from one place, kept on the disk as they come: there may be as many as rows. Used by one thread at a time.</summary>
internal sealed class BreakSpool : IDisposable
{
    private readonly string path;
    private readonly string control;
    private readonly Acceptances acceptances;
    private readonly Mask mask;
    private BinaryWriter? writer;

    /// <summary>Nothing is written until there is a break.</summary>
    /// <param name="path">File that it may write.</param>
    /// <param name="control">Name of the control.</param>
    /// <param name="acceptances">What is accepted.</param>
    /// <param name="mask">What may be shown.</param>
    public BreakSpool(string path, string control, Acceptances acceptances, Mask mask)
    {
        this.path = path;
        this.control = control;
        this.acceptances = acceptances;
        this.mask = mask;
    }

    /// <summary>Breaks counted.</summary>
    public PatternTally Tally { get; } = new();

    /// <summary>Id of an acceptance → how many breaks it is about.</summary>
    public Dictionary<string, long> AcceptedById { get; } = new(StringComparer.Ordinal);

    /// <summary>Judges a break, masks it, counts it and keeps it.</summary>
    public void Add(FoundBreak found)
    {
        var accepted = acceptances.Of(control, found);
        if (accepted is not null)
            AcceptedById[accepted.Id] = AcceptedById.GetValueOrDefault(accepted.Id) + 1;
        var shown = new Break(
            control, found.Field, found.What, mask.Show(found.Key), mask.Show(found.Left, found.Type), mask.Show(found.Right, found.Type), found.LeftRow, found.RightRow,
            found.Pence, accepted?.Id, accepted is not null && acceptances.IsExpired(accepted));
        Tally.Add(found, shown);
        Write(shown);
    }

    /// <summary>The breaks, in the order in which they came; nothing is added afterwards.</summary>
    public IEnumerable<Break> Read()
    {
        if (writer is null)
            yield break;
        writer.Dispose();
        using var reader = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), Encoding.UTF8);
        var length = reader.BaseStream.Length;
        while (reader.BaseStream.Position < length)
        {
            yield return new Break(
                control, reader.ReadString(), reader.ReadString(), reader.ReadString(), Text(reader), Text(reader), Text(reader), Text(reader),
                reader.ReadBoolean() ? reader.ReadInt64() : null, Text(reader), reader.ReadBoolean());
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        File.Delete(path);
    }

    private void Write(Break shown)
    {
        writer ??= new BinaryWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16), Encoding.UTF8);
        writer.Write(shown.Field);
        writer.Write(shown.What);
        writer.Write(shown.Key);
        foreach (var text in (string?[])[shown.Left, shown.Right, shown.LeftRow, shown.RightRow])
            Write(text);
        writer.Write(shown.Pence is not null);
        if (shown.Pence is { } pence)
            writer.Write(pence);
        Write(shown.Accepted);
        writer.Write(shown.Expired);
    }

    private void Write(string? text)
    {
        writer!.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? Text(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
