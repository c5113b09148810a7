using System.Collections.Concurrent;
using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Goes through the extract once and hands rows on as they are ready, so that those before them are being written meanwhile. The extract is read on one thread and the rows
/// are asked for on another, and only so many wait between them.
/// </summary>
internal sealed class LoadReading(BoundLoad load, LoadDefinition definition, Mask mask, long firstKey, IReadOnlyCollection<string> taken, CancellationToken cancellationToken)
{
    private const int BatchRows = 500;
    private const int BatchesAhead = 8;

    // What no two rows may share → where it was first; 0 for what the system has already.
    private readonly Dictionary<string, long> unique = taken.Distinct(StringComparer.Ordinal).ToDictionary(text => text, _ => 0L, StringComparer.Ordinal);
    private readonly List<RejectedRow> rejected = [];
    private readonly Value[] values = new Value[load.Fields.Count];
    private List<EstateRow> batch = [];
    private long key = firstKey;

    /// <summary>Rows that the extract has.</summary>
    public long Read { get; private set; }

    /// <summary>Those that the filters leave out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>SHA-256 of the extract, when all of it was read.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>What could not be loaded.</summary>
    public IReadOnlyList<RejectedRow> Rejected => rejected;

    /// <summary>True when what was rejected stops the load.</summary>
    public bool IsRefused => rejected.Count > 0 && !definition.Skips;

    /// <summary>The rows, to be gone through once.</summary>
    /// <exception cref="RowsRefusedException">At the end, when what was rejected stops the load: nothing may then stay written.</exception>
    public IEnumerable<EstateRow> Rows()
    {
        using var ahead = new BlockingCollection<List<EstateRow>>(BatchesAhead);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(ahead, left.Token), CancellationToken.None);
        try
        {
            foreach (var row in ahead.GetConsumingEnumerable(CancellationToken.None).SelectMany(rows => rows))
                yield return row;
            // What stopped the reading is thrown here.
            reading.GetAwaiter().GetResult();
            if (IsRefused)
                throw new RowsRefusedException();
        }
        finally
        {
            left.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
    }

    private async Task ReadAsync(BlockingCollection<List<EstateRow>> ahead, CancellationToken left)
    {
        try
        {
            Digest = await load.Rows.ReadAsync((row, locator, fault) => Take(row, locator, fault, ahead, left), left) ?? "";
            ahead.Add(batch, left);
        }
        finally
        {
            ahead.CompleteAdding();
        }
    }

    private void Take(string?[] row, string locator, string? fault, BlockingCollection<List<EstateRow>> ahead, CancellationToken left)
    {
        Read++;
        var line = long.Parse(locator, CultureInfo.InvariantCulture);
        if (fault is not null)
        {
            rejected.Add(new RejectedRow(line, "", "", fault));
            return;
        }

        if (!load.Counts(row))
        {
            LeftOut++;
            return;
        }

        // Once the load is stopped, the rest is looked at to tell all of it at once.
        if (!Fill(row, line) || IsRefused)
            return;
        batch.Add(new EstateRow(load.Table, [Value.Of(line), .. load.Entity.Key is null ? (Value[])[] : [Value.Of(key++)], .. values]));
        if (batch.Count < BatchRows)
            return;
        ahead.Add(batch, left);
        batch = [];
    }

    private bool Fill(string?[] row, long line)
    {
        var sound = true;
        for (var i = 0; i < values.Length; i++)
        {
            var field = load.Fields[i];
            var raw = field.Place < 0 ? field.Field.Value : row[field.Place];
            var (value, why) = field.Of(raw);
            values[i] = value ?? Value.None;
            if (value is not null && i == load.Unique && Taken(value, line) is { } where)
                (value, why) = (null, where);
            if (value is not null)
                continue;
            sound = false;
            rejected.Add(new RejectedRow(line, field.Field.Name, mask.Show((raw ?? "").Trim(), field.Shown)!, why));
        }

        return sound;
    }

    private string? Taken(Value value, long line)
    {
        if (value is Value.Null || unique.TryAdd(value.ToString(), line))
            return null;
        var first = unique[value.ToString()];
        return first == 0 ? $"is in the system already" : string.Create(CultureInfo.InvariantCulture, $"is on line {first} as well");
    }
}

/// <summary>Stops the transaction in which rows are loaded; whoever began the load knows why.</summary>
internal sealed class RowsRefusedException : Exception;
