namespace HousingTest.Model;

/// <summary>Something that both sides know, each in its own way.</summary>
/// <param name="Name">The file's own name for it: <c>balance</c>.</param>
/// <param name="Type">What it is.</param>
/// <param name="Left">Where and how the first side keeps it; null when it does not.</param>
/// <param name="Right">The second.</param>
/// <param name="Line">Where the file says so.</param>
public sealed record ReconciledField(string Name, ReconciledType Type, SideField? Left, SideField? Right, int Line)
{
    /// <summary>Where and how a side keeps it; null when it does not.</summary>
    public SideField? Of(Side side) => side is Side.Left ? Left : Right;
}

/// <summary>What a field's values mean, and so how they are read, compared and told.</summary>
public enum ReconciledType
{
    /// <summary>Text, compared letter by letter.</summary>
    Text,

    /// <summary>One of a few words; may be translated by a list of codes.</summary>
    Code,

    /// <summary>A number, exact.</summary>
    Number,

    /// <summary>Money, in whole pence.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,
}

/// <summary>Where a side keeps a field, and how its values are read there. In this order: trim, nothing, case, zeros, width; then codes or format; then sign and conversion.</summary>
/// <param name="Column">Column of the extract or table, or field of the entity; for an entity <c>rent account.reference</c> follows a reference.</param>
/// <param name="Line">Where the file says so.</param>
public sealed record SideField(string Column, int Line)
{
    /// <summary>True when spaces around a value say nothing.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Values that mean nothing, besides an empty one: <c>1900-01-01</c>.</summary>
    public IReadOnlyList<string> Nothing { get; init; } = [];

    /// <summary>In which letters values are compared.</summary>
    public LetterCase Case { get; init; } = LetterCase.AsIs;

    /// <summary>True when zeros in front say nothing and are taken away.</summary>
    public bool StripZeros { get; init; }

    /// <summary>Width that values are filled to with zeros in front; null for as they are.</summary>
    public int? Width { get; init; }

    /// <summary>The side's codes → the words in which both sides are compared; null where values are those words.</summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }

    /// <summary>Of money: true in pounds, false in pence; null for what the map says, and pence without one.</summary>
    public bool? Pounds { get; init; }

    /// <summary>Of dates: .NET's pattern; null for ISO, with or without a time.</summary>
    public string? DateFormat { get; init; }

    /// <summary>True when the side counts the other way round, such as what is owed as a negative amount.</summary>
    public bool Reversed { get; init; }

    /// <summary>What amounts are converted by; null for as they are.</summary>
    public Conversion? Conversion { get; init; }

    /// <summary>How what is no whole penny is rounded; null when there may be none.</summary>
    public Rounding? Rounding { get; init; }
}

/// <summary>Amount × times ÷ over, exact until it is rounded: 48 charged weeks to 52 is × 48 ÷ 52.</summary>
/// <param name="Times">What it is multiplied by; at least 1.</param>
/// <param name="Over">What it is divided by; at least 1.</param>
public sealed record Conversion(int Times, int Over);

/// <summary>In which letters values are compared.</summary>
public enum LetterCase
{
    /// <summary>As they stand.</summary>
    AsIs,

    /// <summary>In capitals.</summary>
    Upper,

    /// <summary>In small letters.</summary>
    Lower,
}

/// <summary>What becomes of a part of a penny.</summary>
public enum Rounding
{
    /// <summary>To the nearest; a half away from nothing.</summary>
    HalfUp,

    /// <summary>To the nearest; a half to the even penny.</summary>
    HalfEven,

    /// <summary>Dropped.</summary>
    Down,

    /// <summary>A whole penny more, away from nothing.</summary>
    Up,
}
