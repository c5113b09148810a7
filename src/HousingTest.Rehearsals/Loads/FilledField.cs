using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A field of a load whose names have all been found.</summary>
/// <param name="Field">As the file says.</param>
/// <param name="Mapped">As the map says.</param>
/// <param name="Place">Its column's place among those asked for; -1 for the same in every row.</param>
/// <param name="Required">True when no row goes without.</param>
internal sealed record FilledField(LoadField Field, FieldMap Mapped, int Place, bool Required)
{
    private readonly StoredForm stored = new(Mapped);

    /// <summary>Reads what stands in the extract.</summary>
    public required Func<string?, FieldValue> Read { get; init; }

    /// <summary>Of a reference: where its rows are found; null for what is none.</summary>
    public FoundBy? Refers { get; init; }

    /// <summary>What is written, or why that cannot be.</summary>
    public (Value? Value, string Why) Of(string? raw)
    {
        var read = Read(raw);
        switch (read.State)
        {
            case ValueState.Nothing:
                return Required ? (null, "is empty, and every row must have it") : (Value.None, "");
            case ValueState.NotCoded:
                return (null, "is a code without a word");
            case ValueState.Unreadable:
                return (null, $"is no {Kind}");
        }

        if (Refers is { } found)
        {
            var (key, why) = found.Keys.Find(read.Text, found.Entity.Plural);
            return (key, why ?? "");
        }

        return stored.Of(read.Text) is { } value ? (value, "") : (null, Mapped.Words.Count > 0 ? "is no word of the system map" : $"is no {Kind}");
    }

    /// <summary>What its values are where they are shown: texts and dates may be masked.</summary>
    public ReconciledType Shown => Mapped.Type switch
    {
        FieldType.Pence => ReconciledType.Money,
        FieldType.Number => ReconciledType.Number,
        FieldType.Date or FieldType.Instant => ReconciledType.Date,
        _ => Mapped.Words.Count > 0 || Mapped.Type is FieldType.Truth ? ReconciledType.Code : ReconciledType.Text,
    };

    private string Kind => Mapped.Type switch
    {
        FieldType.Pence => "amount",
        FieldType.Date => "date",
        FieldType.Instant => "moment",
        FieldType.Number => "whole number",
        FieldType.Truth => "yes or no",
        _ => "value of its kind",
    };
}

/// <summary>How the row that a reference means is found.</summary>
/// <param name="Entity">What is referred to.</param>
/// <param name="By">By what field; null for the key that the database makes.</param>
/// <param name="Reading">What is read of it: its key, and by what it is found.</param>
/// <param name="Reader">Reads the latter.</param>
/// <param name="Keys">What was read.</param>
internal sealed record FoundBy(EntityMap Entity, FieldMap? By, RowReading Reading, FieldReader Reader, KeysByText Keys);
