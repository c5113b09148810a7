using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A reconciliation while it is made: what is open on the disk, and what has been found. Disposing of it leaves nothing in the scratch folder.</summary>
internal sealed class ReconciliationWork : IDisposable
{
    private readonly ReconciliationOrder order;
    private readonly ReconciliationDefinition definition;
    private readonly BoundRows left;
    private readonly BoundRows right;
    private readonly IReadOnlyDictionary<ReconciliationControl.Orphans, BoundRows> targets;
    private readonly IProgress<string> progress;
    private readonly Mask mask;
    private readonly Acceptances acceptances;
    private readonly Books books;
    private readonly List<RecordSorter> sorters = [];
    private readonly List<GroupedControl> groups;
    private readonly List<ReferringField> references;
    private readonly RecordSorter? leftKeys;
    private readonly RecordSorter? rightKeys;
    private readonly List<string> reasons = [];
    private readonly List<string> notes = [];
    private (SideResult Result, string? Digest)[] sides = [];
    private KeyMatch? match;

    public ReconciliationWork(
        ReconciliationOrder order, BoundRows left, BoundRows right, IReadOnlyDictionary<ReconciliationControl.Orphans, BoundRows> targets, IProgress<string> progress)
    {
        (this.order, definition, this.left, this.right, this.targets, this.progress) = (order, order.Definition, left, right, targets, progress);
        mask = new Mask((order.RealData || definition.RealData) && order.Unmask is null);
        acceptances = new Acceptances(definition.Accepted, order.Today);
        books = new Books(definition, order.Scratch, acceptances, mask);
        (leftKeys, rightKeys) = books.GoesByKeys ? (Sorter("left"), Sorter("right")) : (null, null);
        groups = [.. definition.Controls.Where(control => control is ReconciliationControl.Count or ReconciliationControl.Sum)
            .Select((control, number) => new GroupedControl(control, definition, books.Of(control), mask, Sorter, number))];
        references = [.. targets.Keys.Select((control, number) => new ReferringField(control, definition, books.Of(control), Sorter, number))];
    }

    /// <summary>Every break, in the file's order of controls.</summary>
    public IEnumerable<Break> Breaks => books.All.SelectMany(book => book.Breaks());

    /// <summary>Reads both sides, at the same time, and then what they refer to.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var told = new TurnByTurn(progress);
        var (one, other) = (Reading(Side.Left, left, leftKeys, told), Reading(Side.Right, right, rightKeys, told));
        sides = await Task.WhenAll(EndingBothAsync(one.RunAsync(both.Token), both), EndingBothAsync(other.RunAsync(both.Token), both));
        foreach (var reference in references)
            await reference.ReadTargetsAsync(targets[reference.Control], cancellationToken);
        EmptyFields(one, other);
    }

    /// <summary>Puts them against each other.</summary>
    public void Compare(CancellationToken cancellationToken)
    {
        foreach (var group in groups)
            group.Compare();
        foreach (var reference in references)
        {
            var source = reference.Control.Of is Side.Left ? left.Source : right.Source;
            if (reference.Compare(source.Place) is { } reason)
                reasons.Add(reason);
        }

        if (leftKeys is null || rightKeys is null)
            return;
        progress.Report("Matching keys");
        match = new KeyMatch(definition, books, (side, locator) => (side is Side.Left ? left : right).Source.Place(locator), Sorter);
        match.Run(leftKeys, rightKeys, cancellationToken);
    }

    /// <summary>What came of it all.</summary>
    public ReconciliationResult Judge()
    {
        Reasons();
        var tallies = books.All.ConvertAll(book => book.Tally());
        var controls = books.All.Zip(tallies, (book, tally) => book.Result(tally)).ToList();
        var places = books.All.Index().ToDictionary(book => book.Item.Name, book => book.Index, StringComparer.Ordinal);
        var patterns = books.All.Zip(tallies, (book, tally) => tally.Patterns(book.Name)).SelectMany(all => all)
            .OrderByDescending(pattern => pattern.Pence ?? 0).ThenByDescending(pattern => pattern.Count).ThenByDescending(pattern => pattern.Accepted)
            .ThenBy(pattern => places[pattern.Control]).ThenBy(pattern => pattern.Field, StringComparer.Ordinal).ThenBy(pattern => pattern.What, StringComparer.Ordinal).ToList();
        var accepted = acceptances.Results(books.All.SelectMany(book => book.AcceptedById)
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Sum(), StringComparer.Ordinal));
        Notes(accepted);
        var status = controls.Exists(control => control.Breaks > 0) ? ReconciliationStatus.Breaks : reasons.Count > 0 ? ReconciliationStatus.NotCompared : ReconciliationStatus.Pass;
        return new ReconciliationResult(
            definition.Name, definition.About, status, reasons, notes, [.. sides.Select(side => side.Result)], match?.Matched, controls, patterns, accepted, mask.Masks, order.Unmask, Inputs());
    }

    public void Dispose()
    {
        foreach (var sorter in sorters)
            sorter.Dispose();
        foreach (var group in groups)
            group.Dispose();
        foreach (var reference in references)
            reference.Dispose();
        books.Dispose();
    }

    private SideReading Reading(Side side, BoundRows bound, RecordSorter? keys, IProgress<string> told) =>
        new(definition, side, bound, books, keys, groups, [.. references.Where(reference => reference.Control.Of == side)], told);

    // When one side fails, nobody waits for the other.
    private static async Task<T> EndingBothAsync<T>(Task<T> reading, CancellationTokenSource both)
    {
        try
        {
            return await reading;
        }
        catch
        {
            await both.CancelAsync();
            throw;
        }
    }

    private RecordSorter Sorter(string name)
    {
        var sorter = new RecordSorter(order.Scratch, name, order.SortMemory);
        sorters.Add(sorter);
        return sorter;
    }

    // Nothing compared is never a pass.
    private void Reasons()
    {
        foreach (var (side, _) in sides.Where(side => side.Result.Counted == 0))
            reasons.Add(side.Rows == 0 ? $"{side.Name} has no rows: {side.Source} is empty" : $"{side.Name} has no rows that count: its filters leave out all {Reconciliation.Number(side.Rows)}");
        if (match is { Matched: 0 } && Array.TrueForAll(sides, side => side.Result.Counted > 0))
            reasons.Add($"no key of {definition.Left.Name} is one of {definition.Right.Name}: look at how {string.Join(" and ", definition.Key)} is written on both sides");
        foreach (var book in books.All.Where(book => book != books.Reading && book.LookedAt == 0))
            reasons.Add($"'{book.Name}' looked at nothing ({book.Kind})");
    }

    private void EmptyFields(SideReading one, SideReading other)
    {
        foreach (var field in definition.Controls.OfType<ReconciliationControl.Compare>().SelectMany(control => control.Fields).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var place = definition.PlaceOf(field);
            if (one.EmptyThroughout[place] && other.EmptyThroughout[place])
                notes.Add($"{field} is empty in every row of both sides, so that nothing of it was compared");
        }
    }

    private void Notes(IReadOnlyList<AcceptedResult> accepted)
    {
        if (match is not null)
        {
            foreach (var side in (Side[])[Side.Left, Side.Right])
            {
                if (books.OnlyOn(side) is null)
                    notes.Add($"rows that only {definition.Of(side).Name} has are not asked for, and not listed");
            }
        }

        foreach (var one in accepted)
        {
            if (one.Count == 0)
                notes.Add($"{one.Id} accepts nothing that is there: take it out");
            else if (one.Expired)
                notes.Add($"{one.Id} expired on {one.Until:yyyy-MM-dd}, so its {(one.Count == 1 ? "break counts" : $"{Reconciliation.Number(one.Count)} breaks count")} again: {one.Owner} answers for it");
        }
    }

    private IReadOnlyList<NamedDigest> Inputs() =>
        [.. sides.Where(side => side.Digest is not null).Select(side => new NamedDigest($"{side.Result.Name}: {side.Result.Source}", side.Digest!))
            .Append(new NamedDigest("reconciliation", definition.Digest))
            .Concat(order.Map is { } map ? [new NamedDigest($"map {map.Name}", map.Digest)] : []).OrderBy(input => input.Name, StringComparer.Ordinal)];

    /// <summary>Both sides tell how far they are, one at a time.</summary>
    private sealed class TurnByTurn(IProgress<string> inner) : IProgress<string>
    {
        private readonly Lock turn = new();

        public void Report(string value)
        {
            lock (turn)
                inner.Report(value);
        }
    }
}
