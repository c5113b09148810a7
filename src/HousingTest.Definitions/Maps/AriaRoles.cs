using HousingTest.Definitions.Yaml;

namespace HousingTest.Definitions.Maps;

/// <summary>The ARIA roles that a control of a screen can have; a misspelt one would find nothing, and late.</summary>
internal static class AriaRoles
{
    public static IReadOnlyDictionary<string, string> ByWord { get; } = Words.Of(new[]
    {
        "button", "checkbox", "combobox", "grid", "group", "heading", "link", "list", "listbox", "menuitem", "option", "radio", "radiogroup",
        "region", "row", "searchbox", "slider", "spinbutton", "status", "switch", "tab", "table", "textbox", "treeitem",
    }.Select(role => (role, role)));
}
