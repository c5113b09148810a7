using HousingTest.Model;
using Microsoft.Playwright;

namespace HousingTest.Environments;

/// <summary>The fields, buttons and tables of a page, by what the map says of them.</summary>
public static class PageControls
{
    /// <summary>By selector where the map gives one, by role and name where it gives a role, else by label; names are whole names.</summary>
    public static ILocator Find(this IPage page, ControlMap control)
    {
        if (control.Selector is { } selector)
            return page.Locator(selector);
        return control.Role is { } role && Enum.TryParse<AriaRole>(role, ignoreCase: true, out var aria)
            ? page.GetByRole(aria, new() { Name = control.Name, Exact = true })
            : page.GetByLabel(control.Name ?? "", new() { Exact = true });
    }
}
