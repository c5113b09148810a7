namespace ReferenceHousing.Pages;

/// <summary>A labelled field of a form.</summary>
/// <param name="Name">Name and id; a refusal that names it is shown beside it.</param>
/// <param name="Label">What people read.</param>
/// <param name="Value">What the field holds at first.</param>
/// <param name="Type">HTML input type.</param>
/// <param name="Hint">What the value looks like.</param>
/// <param name="Narrow">A field for a few characters.</param>
/// <param name="Options">Values to choose from, for a list of them.</param>
/// <param name="Id">Where the id is not the name, because the page repeats the form.</param>
/// <param name="Long">A field for several lines of text.</param>
public sealed record FormField(
    string Name, string Label, string? Value = null, string Type = "text", string? Hint = null, bool Narrow = false,
    IReadOnlyList<string>? Options = null, string? Id = null, bool Long = false)
{
    public string ElementId => Id ?? Name;

    public string HintId => $"{ElementId}-hint";

    public string ErrorId => $"{ElementId}-error";
}
