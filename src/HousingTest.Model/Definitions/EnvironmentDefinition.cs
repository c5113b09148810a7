namespace HousingTest.Model;

/// <summary>A file in <c>environments/</c>: how a test copy comes to be. Text may hold places such as <c>{database}</c>, see <see cref="StartDefinition"/>.</summary>
/// <param name="Name">As people say it: <c>embedded</c>.</param>
/// <param name="Map">Path of the system map, relative to the repository.</param>
/// <param name="Database">Which engine, and where.</param>
/// <param name="Start">How the system starts.</param>
/// <param name="ClockStart">The instant at which a test copy's clock stands after provisioning.</param>
/// <param name="Estate">The recipe that fills it.</param>
/// <param name="Browser">Which browser drives the screens.</param>
/// <param name="File">The file that this was read from, relative to the repository.</param>
/// <param name="Digest">SHA-256 of its text.</param>
public sealed record EnvironmentDefinition(
    string Name, string Map, DatabaseDefinition Database, StartDefinition Start, DateTimeOffset ClockStart,
    EstateChoice Estate, BrowserDefinition Browser, string File, string Digest);

/// <summary>The database of a test copy.</summary>
/// <param name="Engine"><c>sqlite</c>.</param>
/// <param name="File">For SQLite the database file, with the place <c>{copy}</c> for the test copy's folder.</param>
public sealed record DatabaseDefinition(string Engine, string File);

/// <summary>
/// How the system starts. Places: <c>{release}</c> folder of the published release, <c>{copy}</c> folder of the test copy,
/// <c>{database}</c> file of its database, <c>{address}</c> where it is to listen (http://127.0.0.1:port), <c>{trap}</c> address of the message trap,
/// <c>{trap key}</c> an API key in Notify's form that is nobody's, <c>{password}</c> made anew for each test copy, <c>{clock start}</c> ISO instant.
/// </summary>
/// <param name="Command">Program to run.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Settings">Environment variables.</param>
/// <param name="Ready">Path that answers 200 once the system is ready.</param>
/// <param name="Within">How long it may take until then.</param>
/// <param name="Line">Line of the <c>start</c> section, for problems.</param>
public sealed record StartDefinition(
    string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Settings, string Ready, TimeSpan Within, int Line)
{
    /// <summary>What an environment has that says nothing of time and memory.</summary>
    public static StartDefinition Usual { get; } = new("", [], new Dictionary<string, string>(StringComparer.Ordinal), "", TimeSpan.Zero, 0);

    /// <summary>How long a call or job may take; after that the system counts as hanging. Longer than any job of a test copy should take.</summary>
    public TimeSpan AnswersWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of memory; a system that holds more after a scenario is started anew.</summary>
    public long Memory { get; init; } = 2L << 30;
}

/// <summary>Which estate fills a test copy.</summary>
/// <param name="Recipe">Name of a recipe in <c>fixtures/estates/</c>.</param>
/// <param name="Seed">Number that the recipe is made with.</param>
public sealed record EstateChoice(string Recipe, long Seed);

/// <summary>The browser of a test copy.</summary>
/// <param name="Engine"><c>chromium</c>, the one family that is driven so far (Chrome, Edge, Chromium).</param>
public sealed record BrowserDefinition(string Engine);
