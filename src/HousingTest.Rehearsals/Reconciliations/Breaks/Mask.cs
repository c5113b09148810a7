using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// What may be shown of values that may be of real people. Texts and dates keep their last letters, enough to tell one row from the next by; amounts, numbers and codes
/// stay, since they name nobody once the key is masked, and a break could not be judged without them. The row's place stays, for whoever may look there.
/// </summary>
/// <param name="masks">True when anything is masked.</param>
internal sealed class Mask(bool masks)
{
    private const string Hidden = "••••";

    /// <summary>True when anything is masked.</summary>
    public bool Masks => masks;

    /// <summary>A value as it may be shown.</summary>
    public string? Show(string? value, ReconciledType type) => !masks || value is null || type is ReconciledType.Money or ReconciledType.Number or ReconciledType.Code ? value : Hide(value);

    /// <summary>A key as it may be shown.</summary>
    public string Show(IReadOnlyList<KeyPart> key) => FoundBreak.Told(key.Select(part => Show(part.Text, part.Type)!));

    // The last two letters of a longer text, the last of a short one: never the half of it.
    private static string Hide(string value) => value.Length switch
    {
        0 => "",
        < 4 => Hidden,
        < 6 => Hidden + value[^1..],
        _ => Hidden + value[^2..],
    };
}
