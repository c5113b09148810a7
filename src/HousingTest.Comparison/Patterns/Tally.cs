using System.Runtime.InteropServices;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// All that is kept of the members of a pattern: counts, sums, three examples, and of each fact of the business a short digest to know it by
/// when another scenario shows it too. Rows and texts of the outcomes are let go, so that a comparison needs no more memory than its facts.
/// </summary>
internal sealed class Tally
{
    private const int MostExamples = 3;
    private readonly Dictionary<FactMark, long?> facts = [];
    private readonly List<(int Scenario, FactMark? Fact, DifferenceExample Example)> examples = [];
    private readonly List<(int Number, string Id)> scenarios = [];
    private long? leastAmount;
    private long? mostAmount;
    private bool allMoney = true;

    /// <summary>How many differences, the same fact counted in each scenario that shows it.</summary>
    public int Members { get; private set; }

    /// <summary>How many facts of the business: the same account's debit for the same week is one, in however many scenarios it is posted.</summary>
    public int Count { get; private set; }

    /// <summary>Pence, over facts; null when not all are money.</summary>
    public long? Money => allMoney && Members > 0 ? MoneySum : null;

    /// <summary>The smallest change of an amount, without its sign.</summary>
    public long Least => leastAmount ?? 0;

    /// <summary>The largest change of an amount, without its sign.</summary>
    public long MostAmount => mostAmount ?? 0;

    public bool AnyLower { get; private set; }

    public bool AnyHigher { get; private set; }

    /// <summary>How many are amounts in credit.</summary>
    public int InCredit { get; private set; }

    public int Rank { get; private set; } = int.MaxValue;

    /// <summary>What the first member was before and after.</summary>
    public (string Before, string After) First { get; private set; } = ("", "");

    /// <summary>True when every member was the same before and is the same after.</summary>
    public bool Constant { get; private set; } = true;

    public CommonTraits Traits { get; } = new();

    public IReadOnlyList<string> Scenarios => [.. scenarios.Select(scenario => scenario.Id)];

    public IReadOnlyList<DifferenceExample> Examples => [.. examples.Select(one => one.Example)];

    private long MoneySum { get; set; }

    /// <summary>One member more. Members come in the order of the plan and within a scenario in a fixed order.</summary>
    /// <param name="difference">The member.</param>
    /// <param name="scenario">Place of its scenario in the plan.</param>
    /// <param name="fact">Digest of its fact and the how-manieth of it within scenario and kind; null when it is only itself.</param>
    /// <param name="lens">Housing words.</param>
    public void Add(Difference difference, int scenario, FactMark? fact, Lens lens)
    {
        if (Members++ == 0)
            First = (difference.Before, difference.After);
        else
            Constant &= First == (difference.Before, difference.After);
        Rank = Math.Min(Rank, difference.Rank);
        Traits.Add(difference.Bearer, difference.Field, lens);
        AddAmount(difference);
        if (difference.Scenario.Length > 0 && (scenarios.Count == 0 || scenarios[^1].Number != scenario))
            scenarios.Add((scenario, difference.Scenario));
        if (fact is { } mark && !facts.TryAdd(mark, difference.Delta))
            return;
        Count++;
        MoneySum += difference.Delta ?? 0;
        if (difference.Scenario.Length > 0 && examples.Count < MostExamples)
            examples.Add((scenario, fact, new DifferenceExample(difference.Scenario, difference.Subject, difference.Before, difference.After)));
    }

    /// <summary>The members of several tallies as one; what two of them share counts once.</summary>
    public static Tally Of(IReadOnlyList<Tally> parts)
    {
        if (parts is [var only])
            return only;
        var whole = new Tally();
        foreach (var part in parts)
            whole.Merge(part);
        var kept = whole.examples.OrderBy(one => one.Scenario).ThenBy(one => one.Example.Subject, StringComparer.Ordinal)
            .ThenBy(one => one.Example.Before, StringComparer.Ordinal).ThenBy(one => one.Example.After, StringComparer.Ordinal).ToList();
        whole.examples.Clear();
        whole.examples.AddRange(kept.Where((one, index) => one.Fact is null || kept.FindIndex(other => other.Fact == one.Fact) == index).Take(MostExamples));
        var numbered = whole.scenarios.Distinct().OrderBy(scenario => scenario.Number).ToList();
        whole.scenarios.Clear();
        whole.scenarios.AddRange(numbered);
        return whole;
    }

    private void AddAmount(Difference difference)
    {
        if (difference.Delta is not { } delta)
        {
            allMoney = false;
            return;
        }

        var amount = delta == long.MinValue ? long.MaxValue : Math.Abs(delta);
        leastAmount = Math.Min(leastAmount ?? amount, amount);
        mostAmount = Math.Max(mostAmount ?? amount, amount);
        AnyLower |= delta < 0;
        AnyHigher |= delta > 0;
        InCredit += difference.Direction is Direction.MoreInCredit or Direction.LessInCredit ? 1 : 0;
    }

    private void Merge(Tally part)
    {
        if (Members == 0)
            First = part.First;
        Constant &= part.Constant && First == part.First;
        Rank = Math.Min(Rank, part.Rank);
        Traits.Add(part.Traits);
        allMoney &= part.allMoney;
        leastAmount = leastAmount is { } least && part.leastAmount is { } other ? Math.Min(least, other) : leastAmount ?? part.leastAmount;
        mostAmount = mostAmount is { } most && part.mostAmount is { } another ? Math.Max(most, another) : mostAmount ?? part.mostAmount;
        AnyLower |= part.AnyLower;
        AnyHigher |= part.AnyHigher;
        InCredit += part.InCredit;
        Members += part.Members;
        var alone = part.Count - part.facts.Count;
        var sum = part.MoneySum - part.facts.Values.Sum(delta => delta ?? 0);
        foreach (var (mark, delta) in part.facts.Where(fact => facts.TryAdd(fact.Key, fact.Value)))
        {
            alone++;
            sum += delta ?? 0;
        }

        Count += alone;
        MoneySum += sum;
        examples.AddRange(part.examples);
        scenarios.AddRange(part.scenarios);
    }
}

/// <summary>A fact of the business, by 128 bits of the digest of what it is, and the how-manieth of its kind within a scenario: two equal payments are two.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FactMark(UInt128 Fact, int Nth);
