namespace HousingTest.Environments;

/// <summary>The last lines that a process wrote, from both of its streams, as they came.</summary>
/// <param name="limit">How many lines are kept.</param>
internal sealed class OutputTail(int limit)
{
    private readonly Queue<string> _lines = new();
    private readonly Lock _lock = new();

    /// <summary>The last <paramref name="count"/> lines that are not blank, or a word that there are none.</summary>
    public string Last(int count)
    {
        lock (_lock)
        {
            var last = _lines.Where(line => line.Trim().Length > 0).TakeLast(count).ToList();
            return last.Count == 0 ? "(it wrote nothing)" : string.Join('\n', last);
        }
    }

    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }

    public void Add(string line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > limit)
                _lines.Dequeue();
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    public async Task FollowAsync(StreamReader reader, Action<string>? seen = null)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Add(line);
            seen?.Invoke(line);
        }
    }
}
