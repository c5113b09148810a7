using Microsoft.Playwright;

namespace HousingTest.Environments;

/// <summary>What a page offers to people, by the names under which they find it. Each name once, in the order of the page; what is hidden is left out.</summary>
/// <param name="Headings">Headings of level 1.</param>
/// <param name="Fields">Labels of fields.</param>
/// <param name="Buttons">What buttons say.</param>
/// <param name="Tables">Captions of tables.</param>
/// <param name="Unlabelled">How many fields and tables have no name, so that only a selector finds them.</param>
public sealed record PageFacts(IReadOnlyList<string> Headings, IReadOnlyList<string> Fields, IReadOnlyList<string> Buttons, IReadOnlyList<string> Tables, int Unlabelled)
{
    private const string Script = """
        () => {
          const text = element => (element?.innerText ?? '').trim().replace(/\s+/g, ' ');
          const said = element => element.getAttribute('aria-label')?.trim()
            || (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(id => id).map(id => text(document.getElementById(id))).join(' ').trim();
          const all = (selector, name) => [...document.querySelectorAll(selector)].filter(element => element.getClientRects().length > 0).map(name);
          const found = {
            headings: all('h1, [role=heading][aria-level="1"]', text),
            fields: all('input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]), select, textarea',
              field => said(field) || text(field.labels?.[0])),
            buttons: all('button, [role=button], input[type=submit], input[type=button]', button => said(button) || text(button) || button.value || ''),
            tables: all('table', table => said(table) || text(table.caption)),
          };
          found.unlabelled = [...found.fields, ...found.tables].filter(name => !name).length;
          return found;
        }
        """;

    /// <summary>Reads the page that stands open.</summary>
    public static async Task<PageFacts> ReadAsync(IPage page)
    {
        var found = (await page.EvaluateAsync(Script)).GetValueOrDefault();
        return new PageFacts(Names("headings"), Names("fields"), Names("buttons"), Names("tables"), found.GetProperty("unlabelled").GetInt32());

        IReadOnlyList<string> Names(string kind) =>
            [.. found.GetProperty(kind).EnumerateArray().Select(name => name.GetString() ?? "").Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
