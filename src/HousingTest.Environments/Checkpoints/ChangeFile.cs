using System.IO.Compression;
using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Changes of rows in a file, a line each, compressed. They can be gone through without being held.</summary>
/// <param name="Path">The file.</param>
public sealed record ChangeFile(string Path)
{
    /// <summary>Whether it is there.</summary>
    public bool IsThere => File.Exists(Path);

    /// <summary>Writes all of them.</summary>
    public async Task WriteAsync(IReadOnlyList<RowChange> changes, CancellationToken ct)
    {
        await using var file = new FileStream(Path, FileMode.Create);
        await using var packed = new GZipStream(file, CompressionLevel.Fastest);
        foreach (var change in changes)
        {
            await JsonSerializer.SerializeAsync(packed, change, Json.Line, ct);
            packed.WriteByte((byte)'\n');
        }
    }

    /// <summary>Goes through them in their order.</summary>
    public IEnumerable<RowChange> Read()
    {
        using var file = File.OpenRead(Path);
        using var packed = new GZipStream(file, CompressionMode.Decompress);
        using var lines = new StreamReader(packed, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
            yield return JsonSerializer.Deserialize<RowChange>(line, Json.Line)!;
    }
}
