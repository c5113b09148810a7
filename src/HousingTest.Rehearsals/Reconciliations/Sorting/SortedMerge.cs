namespace HousingTest.Rehearsals;

/// <summary>Several sorted runs read as one: a heap with the run whose record comes next at its top.</summary>
internal sealed class SortedMerge : SortedRecords
{
    private readonly IReadOnlyList<SortedRecords> all;
    private readonly List<SortedRecords> heap = [];
    private bool begun;

    public SortedMerge(IReadOnlyList<SortedRecords> runs) => all = runs;

    public override ReadOnlySpan<byte> Key => heap[0].Key;

    public override ReadOnlySpan<byte> Rest => heap[0].Rest;

    public override bool Next()
    {
        if (!begun)
        {
            begun = true;
            heap.AddRange(all.Where(run => run.Next()));
            for (var at = (heap.Count / 2) - 1; at >= 0; at--)
                Sink(at);
        }
        else if (heap.Count > 0)
        {
            if (!heap[0].Next())
            {
                heap[0] = heap[^1];
                heap.RemoveAt(heap.Count - 1);
            }

            Sink(0);
        }

        return heap.Count > 0;
    }

    public override void Dispose()
    {
        foreach (var run in all)
            run.Dispose();
    }

    private void Sink(int at)
    {
        while (true)
        {
            var least = (2 * at) + 1;
            if (least >= heap.Count)
                return;
            if (least + 1 < heap.Count && heap[least + 1].OrderBefore(heap[least]) < 0)
                least++;
            if (heap[at].OrderBefore(heap[least]) <= 0)
                return;
            (heap[at], heap[least]) = (heap[least], heap[at]);
            at = least;
        }
    }
}
