namespace HousingTest.Model;

/// <summary>What, for one system, the housing words stand for. All lookups are by the words of the map, case ignored.</summary>
/// <param name="Name">As the file says: <c>reference</c>.</param>
/// <param name="System">The product's name.</param>
/// <param name="Entities">Housing word → table, by name.</param>
/// <param name="Seed">How an estate's rows become table rows, in loading order: parents first.</param>
/// <param name="Screens">Screens by name.</param>
/// <param name="Endpoints">Calls that a person's work or an interface makes, by name.</param>
/// <param name="Jobs">Scheduled work, by name.</param>
/// <param name="Clock">How the test copy's clock is set.</param>
/// <param name="SignIn">How a person signs in.</param>
/// <param name="AfterRewind">What else the system needs after its rows went back, for its caches; often nothing.</param>
/// <param name="File">The file that this was read from, relative to the repository.</param>
/// <param name="Digest">SHA-256 of its text.</param>
public sealed record SystemMap(
    string Name, string System,
    IReadOnlyDictionary<string, EntityMap> Entities, IReadOnlyList<SeedMap> Seed,
    IReadOnlyDictionary<string, ScreenMap> Screens, IReadOnlyDictionary<string, ActionMap> Endpoints, IReadOnlyDictionary<string, ActionMap> Jobs,
    ClockMap Clock, SignInMap SignIn, IReadOnlyList<ActionMap> AfterRewind, string File, string Digest)
{
    /// <summary>Tables that the system keeps for itself, as caches and sessions: put back like all others, and no business of a comparison.</summary>
    public IReadOnlyList<string> NotCompared { get; init; } = [];

    /// <summary>
    /// Tables of settings and code lists, which hold nothing about anybody: kept when the people of a database are replaced. Null where the map does not say, which is not the same as none.
    /// </summary>
    public IReadOnlyList<string>? ReferenceTables { get; init; }
}

/// <summary>One housing word and the table behind it.</summary>
/// <param name="Name">The word, singular: <c>rent account</c>.</param>
/// <param name="Plural">The word for several: <c>rent accounts</c>.</param>
/// <param name="Table">Table name.</param>
/// <param name="Key">Column of the key that the database makes; null when it makes none.</param>
/// <param name="Label">Field that people know a row by (<c>reference</c>); null when a row has no name of its own.</param>
/// <param name="Identity">Fields that together tell one row from another in business terms; empty when nothing does.</param>
/// <param name="Fields">Fields by housing name.</param>
/// <param name="Traits">What may be said of a row when its differences are grouped.</param>
public sealed record EntityMap(
    string Name, string Plural, string Table, string? Key, string? Label, IReadOnlyList<string> Identity,
    IReadOnlyDictionary<string, FieldMap> Fields, IReadOnlyList<TraitMap> Traits);

/// <summary>A field of an entity.</summary>
/// <param name="Name">Housing name: <c>balance</c>.</param>
/// <param name="Column">Column name.</param>
/// <param name="Type">What the column's values mean.</param>
/// <param name="Refers">Entity whose key the column holds; null when it is no reference.</param>
public sealed record FieldMap(string Name, string Column, FieldType Type, string? Refers)
{
    private readonly Dictionary<string, string> _wordByCode = new(StringComparer.Ordinal);

    /// <summary>Housing word → the system's own, where they differ: <c>rent debit</c> → <c>RENT_DEBIT</c>.</summary>
    public IReadOnlyDictionary<string, string> Words
    {
        get;
        init
        {
            field = value;
            _wordByCode = value.DistinctBy(word => word.Value, StringComparer.Ordinal).ToDictionary(word => word.Value, word => word.Key, StringComparer.Ordinal);
        }
    }
    = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the system writes where people write a space: <c>_</c> in Gas_safety; null where it writes one, too.</summary>
    public string? Spaces { get; init; }

    /// <summary>What people say, as the system keeps it.</summary>
    public string Stored(string said) => Words.TryGetValue(said, out var code) ? code : Spaces is { } spaces ? said.Replace(" ", spaces, StringComparison.Ordinal) : said;

    /// <summary>What the system keeps, as people say it.</summary>
    public string Said(string stored) => WordFor(stored) ?? (Spaces is { } spaces ? stored.Replace(spaces, " ", StringComparison.Ordinal) : stored);

    /// <summary>The word that the map has for a code of the system; the first, when several words mean the same; null for none.</summary>
    public string? WordFor(string code) => _wordByCode.GetValueOrDefault(code);
}

/// <summary>What a column's values mean.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Money in whole pence.</summary>
    Pence,

    /// <summary>A day, ISO text.</summary>
    Date,

    /// <summary>An instant, ISO text.</summary>
    Instant,

    /// <summary>0 or 1.</summary>
    Truth,

    /// <summary>The key of another row.</summary>
    Reference,
}

/// <summary>Something that can be true of a row: a row of another entity that refers to it, or to which it refers, has the values named.</summary>
/// <param name="Say">As it reads after "on accounts": <c>with service charges</c>.</param>
/// <param name="Entity">The other entity.</param>
/// <param name="Via">The field that refers: of the other entity, or of this one when it is <paramref name="Owned"/>.</param>
/// <param name="Owned">True when this entity refers to the other.</param>
/// <param name="Where">Field of the other entity → the values of which it must have one.</param>
public sealed record TraitMap(string Say, string Entity, string Via, bool Owned, IReadOnlyDictionary<string, IReadOnlyList<string>> Where);

/// <summary>One table of the seed: an estate's entity becomes its rows. A column that is not named keeps its default.</summary>
/// <param name="Estate">The estate's entity: <c>rent account</c>.</param>
/// <param name="Table">Table name.</param>
/// <param name="Columns">Column → what it is filled with.</param>
public sealed record SeedMap(string Estate, string Table, IReadOnlyDictionary<string, SeedColumn> Columns);

/// <summary>What a seeded column holds: a field of the estate's entity, its words translated where the system has others.</summary>
/// <param name="Field">The estate's field: <c>key</c>, <c>weekly amount</c>.</param>
/// <param name="Words">Estate's word → system's word; empty when they are the same.</param>
public sealed record SeedColumn(string Field, IReadOnlyDictionary<string, string> Words);

/// <summary>A screen. Fields are found by role and accessible name first; a selector is the last resort.</summary>
/// <param name="Name">Housing name: <c>statement</c>.</param>
/// <param name="Path">Path with places in braces, filled by the step: <c>/accounts/{rent account}/statement</c>.</param>
/// <param name="Heading">The level-one heading, with the same places; it tells that the screen is there. Null where its path alone tells it.</param>
/// <param name="Fields">Fields to fill in or read, by housing name.</param>
/// <param name="Buttons">Buttons, by housing name → accessible name.</param>
/// <param name="Tables">Tables, by housing name → accessible name (caption).</param>
public sealed record ScreenMap(
    string Name, string Path, string? Heading,
    IReadOnlyDictionary<string, ControlMap> Fields, IReadOnlyDictionary<string, ControlMap> Buttons, IReadOnlyDictionary<string, ControlMap> Tables)
{
    /// <summary>Texts by which a line of the screen is known that is no business of a comparison: when it was last changed, on a system whose clock cannot be set.</summary>
    public IReadOnlyList<string> NotCompared { get; init; } = [];
}

/// <summary>How a control on a screen is found.</summary>
/// <param name="Role">ARIA role: <c>textbox</c>, <c>combobox</c>, <c>button</c>, <c>table</c>; null with a selector or a plain label.</param>
/// <param name="Name">Accessible name; null with a selector.</param>
/// <param name="Selector">CSS selector, the last resort.</param>
public sealed record ControlMap(string? Role, string? Name, string? Selector);

/// <summary>Something that a test copy can be made to do: exactly one of <see cref="Http"/>, <see cref="Sql"/>, <see cref="Command"/> and <see cref="Restart"/>.</summary>
/// <param name="Name">Housing name: <c>weekly debit run</c>.</param>
/// <param name="Http">A call.</param>
/// <param name="Sql">A statement to run.</param>
/// <param name="Command">A command line to run, program first.</param>
/// <param name="Restart">True: the system is stopped and started.</param>
public sealed record ActionMap(string Name, HttpMap? Http, string? Sql, IReadOnlyList<string>? Command, bool Restart)
{
    /// <summary>Place → member of the JSON that a call answers with, such as the reference of what it made.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>An HTTP call; places in braces are filled by the step.</summary>
/// <param name="Method"><c>POST</c>.</param>
/// <param name="Path">Path and query.</param>
/// <param name="As">Role of <see cref="SignInMap.Roles"/> that calls, by HTTP Basic; null for nobody.</param>
/// <param name="Json">Members of the JSON body; an empty value is left out. Null with <see cref="Body"/>, or without a body.</param>
/// <param name="Body">The whole body as text; null with <see cref="Json"/>, or without a body.</param>
public sealed record HttpMap(string Method, string Path, string? As, IReadOnlyDictionary<string, string>? Json, string? Body);

/// <summary>How a test copy's clock is set and in which zone it shows dates.</summary>
/// <param name="Set">Call with the place <c>{now}</c>; null when nothing sets it.</param>
/// <param name="Zone">IANA zone: <c>Europe/London</c>.</param>
public sealed record ClockMap(ActionMap? Set, string Zone);

/// <summary>How a person signs in.</summary>
/// <param name="Path">Path of the screen.</param>
/// <param name="UserName">The field for the name.</param>
/// <param name="Password">The field for the password.</param>
/// <param name="Button">What is pressed.</param>
/// <param name="Roles">Role → user name; the password is the test copy's.</param>
public sealed record SignInMap(string Path, ControlMap UserName, ControlMap Password, ControlMap Button, IReadOnlyDictionary<string, string> Roles);
