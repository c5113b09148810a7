namespace HousingTest.Comparison;

/// <summary>What a difference is on (a row, a line of a file, a message), as far as it says what several of them have in common.</summary>
internal abstract record Bearer
{
    /// <summary>All that are alike in kind: rows of one table, messages by one template. What is true of all of them explains nothing.</summary>
    public abstract string Kin { get; }

    /// <summary>What is true of it and could be of others, the most telling first.</summary>
    /// <param name="lens">Housing words.</param>
    /// <param name="field">The field that differs, which is no trait of its own; empty when none is left out.</param>
    public abstract IEnumerable<Trait> Traits(Lens lens, string field);

    /// <summary>True when it has the trait too.</summary>
    public abstract bool Has(Trait trait);

    /// <summary>Traits of a subject and of what it is on.</summary>
    protected static IEnumerable<Trait> TraitsOf(SubjectNames subjects, Model.Subject subject, string own, Lens lens) =>
        from one in subjects.Upwards(subject)
        from say in one.Traits.OrderBy(say => lens.TraitRank(one.Entity, say)).ThenBy(say => say, StringComparer.Ordinal)
        select new SubjectTrait(one.Entity, say, Words.Same(one.Entity, own) ? $"all {say}" : $"all on {lens.Plural(one.Entity)} {say}");
}

/// <summary>Something that can be true of several rows or lines; the same trait of two of them is equal.</summary>
/// <param name="Phrase">As it reads in a sentence: <c>all on rent accounts with service charges</c>.</param>
internal abstract record Trait(string Phrase)
{
    /// <summary>True for a free text: told only where nothing that people sort by (a type, a day, a kind of tenancy) is common.</summary>
    public bool Weak { get; init; }
}

/// <summary>What a row is, or is on, has a trait that the map names.</summary>
internal sealed record SubjectTrait(string Entity, string Say, string Phrase) : Trait(Phrase)
{
    public bool HoldsOf(SubjectNames subjects, Model.Subject? subject) =>
        subject is not null && subjects.Upwards(subject).Any(one => Words.Same(one.Entity, Entity) && one.Traits.Contains(Say, StringComparer.Ordinal));
}

/// <summary>A field of the row has a value.</summary>
internal sealed record FieldTrait(string Column, Model.Value Value, string Phrase) : Trait(Phrase);

/// <summary>A field of a row that it refers to, which changed in the same scenario, has a value: the week of a transaction's debit run.</summary>
internal sealed record RelatedTrait(ColumnLens Via, string Column, Model.Value Value, string Phrase) : Trait(Phrase);

/// <summary>A field of a message, a cell of the same line, has a value.</summary>
internal sealed record TextTrait(string Name, string Value, string Phrase) : Trait(Phrase);
