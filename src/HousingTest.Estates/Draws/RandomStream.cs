using Bogus;

namespace HousingTest.Estates.Draws;

/// <summary>
/// Random numbers of one row and one purpose. The state comes from the estate's seed and these words alone, so that no row waits for the
/// one before it and a new draw in one place moves no other. SplitMix64 over an FNV-1a hash: whole-number arithmetic, the same everywhere.
/// </summary>
internal sealed class RandomStream
{
    private ulong state;

    /// <summary>A stream of its own for these four.</summary>
    /// <param name="seed">The estate's seed.</param>
    /// <param name="entity">Whose row: <c>person</c>.</param>
    /// <param name="row">The row, by a number that does not depend on other rows where that can be.</param>
    /// <param name="purpose">What is drawn: <c>name</c>.</param>
    public RandomStream(long seed, string entity, long row, string purpose)
    {
        state = 14695981039346656037;
        Mix((ulong)seed);
        Mix(entity);
        Mix((ulong)row);
        Mix(purpose);
        Next();
    }

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>From one whole number to another, both included.</summary>
    public long Between(long lowest, long highest) => lowest + (long)Math.BigMul(Next(), (ulong)(highest - lowest + 1), out _);

    /// <summary>At least 0 and below 1, in millionths.</summary>
    public decimal Share() => Below(1_000_000) / 1_000_000m;

    /// <summary>True in this share of draws.</summary>
    public bool Chance(decimal share) => Share() < share;

    /// <summary>One of several, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>The same stream as Bogus wants it, with a local seed and none of its shared state.</summary>
    public Randomizer ForBogus() => new((int)(Next() >> 33));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private void Mix(string text)
    {
        foreach (var character in text)
            state = (state ^ character) * 1099511628211;
        Mix((ulong)text.Length);
    }

    private void Mix(ulong number)
    {
        for (var shift = 0; shift < 64; shift += 8)
            state = (state ^ ((number >> shift) & 0xFF)) * 1099511628211;
    }
}
