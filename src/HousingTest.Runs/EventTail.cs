using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Reads the events that a worker appends, as they come; a half line waits for its end.</summary>
public sealed class EventTail(string file)
{
    private readonly StringBuilder _half = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private long _position;

    /// <summary>The events that were appended since the last call.</summary>
    public IReadOnlyList<RunEvent> Read()
    {
        if (!File.Exists(file))
            return [];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(_position, SeekOrigin.Begin);
        var bytes = new byte[stream.Length - _position];
        stream.ReadExactly(bytes);
        _position += bytes.Length;

        var characters = new char[_decoder.GetCharCount(bytes, flush: false)];
        _decoder.GetChars(bytes, characters, flush: false);
        _half.Append(characters);
        var lines = _half.ToString().Split('\n');
        _half.Clear().Append(lines[^1]);
        return [.. lines[..^1].Select(Parse).OfType<RunEvent>()];
    }

    // On a disk that is full the end of a line is lost, and the next one follows in the midst of it. What is lost is told by other means.
    private static RunEvent? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<RunEvent>(line, Json.Line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
