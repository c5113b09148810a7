using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Writes a first map of a system from its catalogue and from pages, with what it guessed, and with <c># tell:</c> where somebody who knows the system must say more.</summary>
/// <param name="Name">Name of the map: that of its file without the ending.</param>
/// <param name="Catalogue">The system's tables.</param>
/// <param name="Pages">Path → what the page offers.</param>
/// <param name="Known">The map that the environment has already, for clock and sign-in; null without one.</param>
public sealed partial record MapDraft(string Name, Catalogue Catalogue, IReadOnlyList<(string Path, PageFacts Page)> Pages, SystemMap? Known)
{
    private const string Tell = "# tell: ";

    /// <summary>The map that stands in for one that is not written yet: it names nothing, and nobody signs in.</summary>
    /// <param name="file">Where it is going to be, relative to the repository.</param>
    public static SystemMap Unwritten(string file)
    {
        var (named, actions, nothing) = (Empty<EntityMap>(), Empty<ActionMap>(), new ControlMap(null, "none", null));
        return new SystemMap(
            "unwritten", "unwritten", named, [], Empty<ScreenMap>(), actions, actions, new ClockMap(new ActionMap("leave the clock", null, "SELECT 1", null, Restart: false), "Etc/UTC"),
            new SignInMap("/", nothing, nothing, nothing, Empty<string>()), [], file, Digest.OfText(""));

        static Dictionary<string, T> Empty<T>() => new(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The text of the map, which <see cref="HousingTest.Definitions.SystemMapFile"/> reads.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        Head(text);
        text.Append("entities:").Append(Catalogue.Tables.Count == 0 ? " {}    # tell: the database showed no table\n" : "\n");
        foreach (var entity in DraftEntity.Of(Catalogue))
            Entity(text, entity);
        text.Append(
            """
            # tell: how an estate fills these tables. Without rows of it, the scenarios make what they need through screens and calls. See environments/maps/reference.yaml.
            seed: []


            """);
        Screens(text);
        text.Append(
            """
            # tell: what a person or an interface makes the system do, and its scheduled work, each as http:, sql:, command: or restart:
            endpoints: {}
            jobs: {}


            """);
        Clock(text);
        SignIn(text);
        text.Append("after rewind: []    # tell: what the system needs when its rows went back, if it keeps any in memory\n");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private void Head(StringBuilder text)
    {
        text.Append("# yaml-language-server: $schema=map.schema.json\n");
        text.Append("# A first map, drafted from the database's catalogue, its row counts").Append(Pages.Count == 0 ? "" : " and pages").Append(". What is guessed may be wrong: names are made of those of\n");
        text.Append("# tables and columns, types of declared types and of names such as _pence and _date. What only you know is asked for at each \"tell:\".\n");
        text.Append("# Take out what no scenario will speak of. ./housingtest map check tries it.\n\n");
        text.Append("map: ").Append(Quoted(Name)).Append('\n');
        text.Append("system: ").Append(Quoted(Known?.System ?? Name)).Append(Known is null ? "    # tell: the product's name\n\n" : "\n\n");
    }

    private static void Entity(StringBuilder text, DraftEntity entity)
    {
        text.Append(CultureInfo.InvariantCulture, $"  # {entity.Table.Rows:N0} {(entity.Table.Rows == 1 ? "row" : "rows")}\n");
        text.Append("  ").Append(Quoted(entity.Name)).Append(":\n");
        Line("plural", Quoted(DraftNames.Plural(entity.Name)));
        Line("table", Quoted(entity.Table.Name));
        if (entity.Key is { } key)
            Line("key", Quoted(key));
        if (entity.Label is { } label)
            Line("label", Quoted(label));
        if (entity.Identity.Count > 0)
            Line("identity", $"[{string.Join(", ", entity.Identity.Select(Quoted))}]");
        else
            text.Append("    ").Append(Tell).Append("identity: the fields that tell one row from another for people; no unique index says it\n");
        if (entity.Fields.All(field => IsBytes(field.Column)))
            text.Append("    fields: {}\n");
        else
            text.Append("    fields:\n");
        foreach (var field in entity.Fields)
            Field(text, field);
        text.Append('\n');

        void Line(string name, string value) => text.Append("    ").Append(name).Append(": ").Append(value).Append('\n');
    }

    private static void Field(StringBuilder text, DraftField field)
    {
        var column = Quoted(field.Column.Name);
        if (IsBytes(field.Column))
        {
            text.Append("      # ").Append(field.Column.Name).Append(" holds bytes, which no step reads\n");
            return;
        }

        text.Append("      ").Append(Quoted(field.Name)).Append(": ");
        if (field.Refers is { } refers)
        {
            text.Append("{ column: ").Append(column).Append(", refers: ").Append(Quoted(refers)).Append(" }\n");
            return;
        }

        var guessed = DraftType.Of(field.Column);
        if (field.Column.Words.Count > 0)
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var words = field.Column.Words.Select(code => $"{Quoted(DraftNames.Free(string.Join(' ', DraftNames.WordsOf(code)) is { Length: > 0 } word ? word : code, taken))}: {Quoted(code)}");
            text.Append("{ column: ").Append(column).Append(", words: { ").Append(string.Join(", ", words)).Append(" } }");
        }
        else if (guessed.Type is { } type)
            text.Append("{ column: ").Append(column).Append(", type: ").Append(type).Append(" }");
        else
            text.Append(column);
        text.Append(guessed.Tell is { } tell ? $"    {Tell}{tell}\n" : "\n");
    }

    private void Screens(StringBuilder text)
    {
        if (Pages.Count == 0)
        {
            text.Append(Tell).Append("the screens; ./housingtest map draft --page PATH reads what is on one\nscreens: {}\n\n");
            return;
        }

        // What every page has belongs to the frame around them.
        var frame = Pages.Count == 1 ? [] : Pages.Select(page => page.Page.Buttons).Aggregate((all, buttons) => [.. all.Intersect(buttons, StringComparer.Ordinal)]);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        text.Append("screens:\n");
        foreach (var (path, page) in Pages)
        {
            var heading = page.Headings.FirstOrDefault();
            text.Append("  ").Append(Quoted(DraftNames.Free((heading ?? path.Trim('/')) is { Length: > 0 } name ? name.ToLowerInvariant() : "home", taken))).Append(":\n");
            text.Append("    path: ").Append(Quoted(path)).Append(Row().IsMatch(path) ? $"    {Tell}which part names a row? Write the entity there, in braces, and so in the heading\n" : "\n");
            text.Append("    heading: ").Append(Quoted(heading ?? path)).Append(heading is null ? $"    {Tell}the page has no heading of level 1, by which a screen is known\n" : "\n");
            Controls("fields", page.Fields);
            Controls("buttons", [.. page.Buttons.Except(frame, StringComparer.Ordinal)]);
            Controls("tables", page.Tables);
            if (page.Unlabelled > 0)
                text.Append(CultureInfo.InvariantCulture, $"    {Tell}{page.Unlabelled} {(page.Unlabelled == 1 ? "field or table has" : "fields or tables have")} no name; name them by {{ selector: \"…\" }} where a step needs them\n");
            text.Append('\n');
        }

        void Controls(string section, IReadOnlyList<string> names)
        {
            if (names.Count == 0)
                return;
            var called = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            text.Append("    ").Append(section).Append(":\n");
            foreach (var name in names)
                text.Append("      ").Append(Quoted(DraftNames.Free(name.ToLowerInvariant(), called))).Append(": ").Append(Quoted(name)).Append('\n');
        }
    }

    private void Clock(StringBuilder text)
    {
        text.Append("clock:\n");
        if (Known is { Clock: { Set.Http: { } call } clock })
        {
            text.Append("  set:\n    http: ").Append(Quoted($"{call.Method} {call.Path}")).Append('\n');
            if (call.As is { } role)
                text.Append("    as: ").Append(Quoted(role)).Append('\n');
            if (call.Json is { } json)
                text.Append("    json: { ").AppendJoin(", ", json.Select(member => $"{Quoted(member.Key)}: {Quoted(member.Value)}")).Append(" }\n");
            if (call.Body is { } body)
                text.Append("    body: ").Append(Quoted(body)).Append('\n');
            text.Append("  zone: ").Append(Quoted(clock.Zone)).Append("\n\n");
            return;
        }

        text.Append(
            """
              # tell: the call, SQL or command that sets the clock of the test copy to {now}, and its zone
              set: { http: PUT /tell/how-the-clock-is-set, json: { now: "{now}" } }
              zone: Europe/London


            """);
    }

    private void SignIn(StringBuilder text)
    {
        text.Append("sign-in:\n");
        if (Known is { SignIn: { Roles.Count: > 0 } signIn })
        {
            text.Append("  path: ").Append(Quoted(signIn.Path)).Append('\n');
            text.Append("  user name: ").Append(Control(signIn.UserName)).Append("\n  password: ").Append(Control(signIn.Password)).Append("\n  button: ").Append(Control(signIn.Button)).Append('\n');
            text.Append("  roles:\n");
            foreach (var (role, user) in signIn.Roles)
                text.Append("    ").Append(Quoted(role)).Append(": ").Append(Quoted(user)).Append('\n');
            text.Append('\n');
            return;
        }

        var (path, page) = Pages.FirstOrDefault(one => one.Page.Fields.Any(IsPassword));
        var password = page?.Fields.First(IsPassword) ?? "Password";
        text.Append(page is null ? $"  {Tell}the screen on which people sign in, and who they are\n" : "");
        text.Append("  path: ").Append(Quoted(path ?? "/tell/where-people-sign-in")).Append('\n');
        text.Append("  user name: ").Append(Quoted(page?.Fields.TakeWhile(field => !IsPassword(field)).LastOrDefault() ?? "User name")).Append('\n');
        text.Append("  password: ").Append(Quoted(password)).Append('\n');
        text.Append("  button: ").Append(Quoted(page?.Buttons.FirstOrDefault() ?? "Sign in")).Append('\n');
        text.Append("  roles: {}    ").Append(Tell).Append("role: user name, for each kind of person; all have the test copy's password\n\n");

        static bool IsPassword(string field) => field.Contains("password", StringComparison.OrdinalIgnoreCase);
    }

    private static string Control(ControlMap control) => control switch
    {
        { Selector: { } selector } => $"{{ selector: {Quoted(selector)} }}",
        { Role: { } role and not "button", Name: { } name } => $"{{ role: {role}, name: {Quoted(name)} }}",
        _ => Quoted(control.Name ?? ""),
    };

    private static bool IsBytes(CatalogueColumn column) =>
        new[] { "BLOB", "BYTEA", "BINARY", "IMAGE" }.Any(word => column.Type.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Quoted(string text) => Plain().IsMatch(text) && !Special().IsMatch(text)
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("^[A-Za-z/][A-Za-z0-9_./’£()-]*( [A-Za-z0-9_./’£()-]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("^(null|true|false|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Special();

    [GeneratedRegex("[0-9]", RegexOptions.None, 1000)]
    private static partial Regex Row();
}
