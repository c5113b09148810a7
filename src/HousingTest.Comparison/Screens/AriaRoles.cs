namespace HousingTest.Comparison;

/// <summary>What ARIA roles mean for a comparison.</summary>
internal static class AriaRoles
{
    /// <summary>Something with a value that a person fills in or chooses.</summary>
    public static bool IsControl(string role) =>
        role is "textbox" or "combobox" or "checkbox" or "radio" or "spinbutton" or "searchbox" or "listbox" or "switch" or "slider";

    /// <summary>Rows and columns.</summary>
    public static bool IsTable(string role) => role is "table" or "grid" or "treegrid";

    /// <summary>A region that says where on the page something is; the main one goes without saying.</summary>
    public static bool IsLandmark(string role) => role is "banner" or "navigation" or "contentinfo" or "complementary" or "search" or "form" or "region" or "dialog" or "alertdialog";

    /// <summary>The role as people say it.</summary>
    public static string Word(string role) => role switch
    {
        "img" => "image",
        "listitem" => "list item",
        "textbox" => "text box",
        "combobox" or "listbox" => "list",
        "contentinfo" => "footer",
        "banner" => "header",
        _ => role,
    };
}
