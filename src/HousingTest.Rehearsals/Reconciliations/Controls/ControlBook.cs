using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What one control has found so far: breaks met while each side is read, and those met while the sides are put against each other.</summary>
internal sealed class ControlBook : IDisposable
{
    private long lookedAt;
    private long withinTolerance;

    /// <summary>An empty book.</summary>
    /// <param name="name">The control's name.</param>
    /// <param name="kind">What it does, in a few words.</param>
    /// <param name="money">True when breaks of it can be told in money.</param>
    /// <param name="number">Its number among all, for its files.</param>
    /// <param name="scratch">Folder for them.</param>
    /// <param name="acceptances">What is accepted.</param>
    /// <param name="mask">What may be shown.</param>
    public ControlBook(string name, string kind, bool money, int number, string scratch, Acceptances acceptances, Mask mask)
    {
        Name = name;
        Kind = kind;
        Money = money;
        var spools = new[] { "left", "right", "match" }.Select(
            part => new BreakSpool(Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"breaks-{number}-{part}")), name, acceptances, mask)).ToList();
        (Left, Right, Match) = (spools[0], spools[1], spools[2]);
    }

    public string Name { get; }

    public string Kind { get; }

    public bool Money { get; }

    /// <summary>Met while the first side was read.</summary>
    public BreakSpool Left { get; }

    /// <summary>Met while the second side was read.</summary>
    public BreakSpool Right { get; }

    /// <summary>Met between the two.</summary>
    public BreakSpool Match { get; }

    /// <summary>Of counts and sums.</summary>
    public IReadOnlyList<GroupTotal> Groups { get; set; } = [];

    /// <summary>How many rows, values or keys it has looked at.</summary>
    public long LookedAt => Interlocked.Read(ref lookedAt);

    public BreakSpool Of(Side side) => side is Side.Left ? Left : Right;

    /// <summary>Both sides are read at the same time.</summary>
    public void Looked(long more) => Interlocked.Add(ref lookedAt, more);

    public void Tolerated() => withinTolerance++;

    /// <summary>All breaks, those of the first side first.</summary>
    public IEnumerable<Break> Breaks() => Spools.SelectMany(spool => spool.Read());

    /// <summary>All of it counted.</summary>
    public PatternTally Tally()
    {
        var all = new PatternTally();
        foreach (var spool in Spools)
            all.Add(spool.Tally);
        return all;
    }

    /// <summary>Id of an acceptance → how many breaks it is about.</summary>
    public IEnumerable<KeyValuePair<string, long>> AcceptedById => Spools.SelectMany(spool => spool.AcceptedById);

    /// <summary>What came of it.</summary>
    public ControlResult Result(PatternTally tally) => new(
        Name, Kind, LookedAt, tally.Breaks, tally.Accepted, withinTolerance, Money ? PatternTally.Whole(Name, tally.Pence ?? 0) : null, Groups);

    public void Dispose()
    {
        foreach (var spool in Spools)
            spool.Dispose();
    }

    private IEnumerable<BreakSpool> Spools => [Left, Right, Match];
}
