namespace HousingTest.Rehearsals;

/// <summary>A value as it is compared.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Text">Money as whole pence, a date as ISO text, a number without zeros at its end, anything else as its text; where it could not be read, what stands there. Empty for nothing.</param>
internal readonly record struct FieldValue(ValueState State, string Text)
{
    /// <summary>No value.</summary>
    public static FieldValue Nothing { get; } = new(ValueState.Nothing, "");

    /// <summary>True when it can be compared.</summary>
    public bool IsSound => State is ValueState.Nothing or ValueState.Known;
}

/// <summary>What became of a value.</summary>
internal enum ValueState : byte
{
    /// <summary>There is none.</summary>
    Nothing,

    /// <summary>It is known.</summary>
    Known,

    /// <summary>It is not what its field is to be.</summary>
    Unreadable,

    /// <summary>It is a code that no list has.</summary>
    NotCoded,
}
