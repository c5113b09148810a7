using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>What a scenario can name in a system: the words of its map, for the person who writes it, and nothing of where they lead.</summary>
/// <param name="System">The product's name.</param>
/// <param name="Roles">Who can be signed in.</param>
/// <param name="Screens">Screens, and what is on them.</param>
/// <param name="Rows">What rows are about, and what they hold.</param>
/// <param name="Work">Jobs and calls that steps of their own stand for.</param>
public sealed record MapWords(
    string System, IReadOnlyList<string> Roles, IReadOnlyList<MapWords.Screen> Screens, IReadOnlyList<MapWords.Kind> Rows, IReadOnlyList<string> Work)
{
    /// <summary>The words of a map, in its order.</summary>
    public static MapWords Of(SystemMap map) => new(
        map.System,
        [.. map.SignIn.Roles.Keys],
        [.. map.Screens.Values.Select(screen => new Screen(screen.Name, [.. screen.Fields.Keys], [.. screen.Buttons.Keys], [.. screen.Tables.Keys]))],
        [.. map.Entities.Values.Select(entity => new Kind(entity.Name, entity.Plural, [.. entity.Fields.Values.Select(field => new Field(field.Name, field.Refers, [.. field.Words.Keys]))]))],
        [.. map.Jobs.Keys.Concat(map.Endpoints.Keys)]);

    /// <summary>A screen.</summary>
    /// <param name="Name">As in <c>they open the "statement" screen</c>.</param>
    /// <param name="Fields">What can be entered or chosen.</param>
    /// <param name="Buttons">What can be pressed.</param>
    /// <param name="Tables">What shows rows.</param>
    public sealed record Screen(string Name, IReadOnlyList<string> Fields, IReadOnlyList<string> Buttons, IReadOnlyList<string> Tables);

    /// <summary>A kind of row.</summary>
    /// <param name="Name">One of them.</param>
    /// <param name="Plural">Several.</param>
    /// <param name="Fields">What one holds.</param>
    public sealed record Kind(string Name, string Plural, IReadOnlyList<Field> Fields);

    /// <summary>A field of a row.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Refers">The kind of row that it leads to; null for a value.</param>
    /// <param name="Words">The values that have words; empty for any value.</param>
    public sealed record Field(string Name, string? Refers, IReadOnlyList<string> Words);
}
