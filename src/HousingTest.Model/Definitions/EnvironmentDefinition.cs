namespace HousingTest.Model;

/// <summary>A file in <c>environments/</c>: how a test copy comes to be. Text may hold places such as <c>{database}</c>, see <see cref="StartDefinition"/>.</summary>
/// <param name="Name">As people say it: <c>embedded</c>.</param>
/// <param name="Map">Path of the system map, relative to the repository.</param>
/// <param name="Database">Which engine, and where.</param>
/// <param name="Start">How the system starts.</param>
/// <param name="ClockStart">The instant at which a test copy's clock stands after provisioning; null when the system's clock goes as it goes.</param>
/// <param name="Estate">The recipe that fills it; null when nothing of ours is filled in: the system has what it brings by itself, or what the commands before its start put there.</param>
/// <param name="Browser">Which browser drives the screens.</param>
/// <param name="File">The file that this was read from, relative to the repository.</param>
/// <param name="Digest">SHA-256 of its text.</param>
public sealed record EnvironmentDefinition(
    string Name, string Map, DatabaseDefinition Database, StartDefinition Start, DateTimeOffset? ClockStart,
    EstateChoice? Estate, BrowserDefinition Browser, string File, string Digest)
{
    /// <summary>The one instance that somebody hosts for us; null where a test copy is made. Then nothing of database, start and clock is used.</summary>
    public HostedDefinition? Hosted { get; init; }

    /// <summary>Folder of this system's own scenarios, relative to <c>features/</c>; null for all that no other environment has for its own.</summary>
    public string? Features { get; init; }

    /// <summary>The release that is meant where none is named; null for the tool's own.</summary>
    public string? Release { get; init; }

    /// <summary>The policy of every environment that names none.</summary>
    public const string UsualPolicy = "fixtures/policy.yaml";

    /// <summary>File that says what holds a release here, relative to the repository.</summary>
    public string Policy { get; init; } = UsualPolicy;

    /// <summary>True when what its databases hold may be of real people, so that what is told of rows is masked; false for made-up data alone.</summary>
    public bool RealData { get; init; }

    /// <summary>Files and folders that every test copy gets, relative to the repository; each keeps its name.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>A system of which there is one instance, hosted and upgraded in place: an address and logins, no clock, no database.</summary>
/// <param name="Root">Where it answers, without a slash at the end; null when an environment variable says it.</param>
/// <param name="RootFrom">Environment variable that says where it answers; null when the file does.</param>
/// <param name="Marker">What it must answer before anything else is asked of it.</param>
/// <param name="Version">Path at which it says what version it is.</param>
/// <param name="PasswordFrom">Environment variable with the password of its test logins.</param>
/// <param name="References">What the numbers begin with that scenarios give to what they make there: a range that nobody else uses.</param>
/// <param name="MessagesAt">Port of this machine that it sends its messages to, where somebody has set it up so; null when they cannot be seen.</param>
public sealed record HostedDefinition(
    string? Root, string? RootFrom, SystemMarker Marker, string Version, string PasswordFrom, string References, int? MessagesAt);

/// <summary>The database of a test copy.</summary>
/// <param name="Engine"><c>sqlite</c>, <c>postgres</c> or <c>sqlserver</c>.</param>
/// <param name="File">For SQLite the database file, with the place <c>{copy}</c> for the test copy's folder; else empty.</param>
public sealed record DatabaseDefinition(string Engine, string File)
{
    /// <summary>Environment variable with the connection string of a server to make test copies on; where it is not set, a PostgreSQL server is started for the test copy alone, or the SQL Server of <c>docker-compose.yml</c> for all of the checkout.</summary>
    public string? ServerFrom { get; init; }

    /// <summary>Tables, with their schema unless it is the usual one, that get no trigger and are compared by content instead; SQL Server only.</summary>
    public IReadOnlyList<string> ShadowCopies { get; init; } = [];

    /// <summary><see cref="Rewind"/>, or <see cref="Respawn"/> in a build that has that package.</summary>
    public string Reset { get; init; } = Rewind;

    /// <summary>Who starts a SQL Server where none is given: <see cref="Compose"/>, or <see cref="Testcontainers"/> in a build that has that package.</summary>
    public string StartedBy { get; init; } = Compose;

    /// <summary>What scenarios changed is undone by the journal.</summary>
    public const string Rewind = "rewind";

    /// <summary>Tables are emptied and the estate is loaded again.</summary>
    public const string Respawn = "respawn";

    /// <summary>One server for all of the checkout, from <c>docker-compose.yml</c>.</summary>
    public const string Compose = "compose";

    /// <summary>A server for each test copy.</summary>
    public const string Testcontainers = "testcontainers";

    /// <summary>That of a system which does not show its own.</summary>
    public static DatabaseDefinition None { get; } = new("none", "");
}

/// <summary>
/// How the system starts. Places: <c>{release}</c> folder of the published release, <c>{copy}</c> folder of the test copy,
/// <c>{database}</c> file of its database, or on a server its name, and there <c>{database host}</c>, <c>{database port}</c>, <c>{database login}</c>,
/// <c>{database password}</c> and all of them as the <c>{database connection}</c> of .NET, <c>{address}</c> where it is to listen (http://127.0.0.1:port), <c>{host}</c> and <c>{port}</c> the same in two,
/// <c>{trap}</c> address of the message trap,
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

    /// <summary>What must be on this machine, a program by its name or a file by its path, and what to do where it is not.</summary>
    public IReadOnlyDictionary<string, string> Needs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Commands to run, program first, before the system starts for the first time: what installs it into the test copy. The same places, but for its address.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Before { get; init; } = [];

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
