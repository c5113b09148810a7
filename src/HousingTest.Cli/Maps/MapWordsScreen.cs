using HousingTest.Runs.Maps;

namespace HousingTest.Cli.Maps;

/// <summary>The words of a map as lines that can be searched and copied.</summary>
public static class MapWordsScreen
{
    private const string Indent = "  ";

    /// <summary>Writes them, past any wrapping.</summary>
    public static void Show(MapWords words, TextWriter output)
    {
        output.WriteLine($"What a scenario can name in {words.System}\n");
        output.WriteLine($"Roles: {string.Join(", ", words.Roles)}\n");
        output.WriteLine("Screens");
        foreach (var screen in words.Screens)
        {
            output.WriteLine($"{Indent}\"{screen.Name}\"");
            Line("fields", screen.Fields);
            Line("buttons", screen.Buttons);
            Line("tables", screen.Tables);
        }

        output.WriteLine("\nRows");
        foreach (var kind in words.Rows)
        {
            output.WriteLine($"{Indent}\"{kind.Name}\", several \"{kind.Plural}\"");
            foreach (var field in kind.Fields)
                output.WriteLine($"{Indent}{Indent}{field.Name}{(field.Refers is { } refers ? $" (one of the {Plural(refers)})" : "")}{(field.Words.Count > 0 ? $": {string.Join(", ", field.Words)}" : "")}");
        }

        if (words.Work.Count > 0)
            output.WriteLine($"\nJobs and calls: {string.Join(", ", words.Work)}");

        string Plural(string name) => words.Rows.First(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase)).Plural;

        void Line(string what, IReadOnlyList<string> names)
        {
            if (names.Count > 0)
                output.WriteLine($"{Indent}{Indent}{what}: {string.Join(", ", names)}");
        }
    }
}
