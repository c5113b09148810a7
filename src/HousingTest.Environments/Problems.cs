using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Every problem of releases and test copies, so that no id is used twice.</summary>
internal static class Problems
{
    public static Problem NoWorkspace(string folder) => new(
        "HT-ENV-001", "This is not a HousingTest repository", folder, "no folder from here upwards holds HousingTest.sln",
        "change to the folder that you cloned, or to one inside it");

    public static Problem PatchEmpty(string patch) => new(
        "HT-ENV-002", "The patch changes nothing", patch, "it names no file to change",
        "make it again with git diff or diff -u, and look that it is saved whole");

    public static Problem PatchUnreadable(string patch, int line, string why) => new(
        "HT-ENV-003", "The patch cannot be read", $"{patch}:{line}", why,
        "make it again as a unified diff of text files: git diff or diff -u");

    public static Problem PatchLeavesFolder(string patch, int line, string path) => new(
        "HT-ENV-004", "The patch would write outside the system's source", $"{patch}:{line}", $"it names {path}",
        "make it at the root of the source or of the repository, and do not trust a patch that does this on purpose");

    public static Problem PatchDoesNotApply(string patch, int line, string where, string why) => new(
        "HT-ENV-005", "The patch does not apply", $"{patch}:{line}, {where}", why,
        "ask the supplier which release the patch is for, or make it again against the source here");

    public static Problem NoSource(ReleaseDefinition release, string why) => new(
        "HT-ENV-006", $"Release {release.Name} has no source that can be built", release.File, why,
        "put the folder of the system's project, with one .csproj, under source");

    public static Problem DidNotStart(EnvironmentDefinition environment, string release, TimeSpan within, string why) => new(
        "HT-ENV-007", $"The system did not start within {within.TotalSeconds:0.#} s", StartOf(environment, release), why,
        "start the same release with ./housingtest up to see it by itself, or raise start.within");

    public static Problem Died(EnvironmentDefinition environment, string release, string why) => new(
        "HT-ENV-008", "The system stopped by itself", StartOf(environment, release), why,
        "start the same release with ./housingtest up and do by hand what the scenario does, or send these lines to the supplier");

    public static Problem NoBrowser(string why) => new(
        "HT-ENV-009", "There is no browser to drive the screens with", "this machine", why,
        "install Microsoft Edge, Google Chrome or Chromium, or set HOUSINGTEST_BROWSER to the path of one");

    public static Problem BrowserStopped(string browser, string why) => new(
        "HT-ENV-010", "The browser stopped", browser, why,
        "run it again; if it happens again, set HOUSINGTEST_BROWSER to another browser and free memory");

    public static Problem BrowserNotStarted(string browser, string why) => new(
        "HT-ENV-021", "The browser does not start", browser, why,
        "start it by hand to see why, or set HOUSINGTEST_BROWSER to the path of another");

    public static Problem UnknownPlace(string where, string place, IEnumerable<string> known) => new(
        "HT-ENV-011", $"Nothing fills the place {{{place}}}", where, $"known here: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"))}",
        "correct the word in the file, or give the step that fills it");

    public static Problem ActionFailed(string action, string where, string why) => new(
        "HT-ENV-012", $"The action '{action}' could not be done", where, why,
        "look at the action in the system map, and try it by hand on a copy that ./housingtest up starts");

    public static Problem ClockNotSet(string where, string why) => new(
        "HT-ENV-013", "The test copy's clock could not be set", where, why,
        "look at clock.set in the system map, and that the environment starts the system with its test controls on");

    public static Problem NotPutBack(string where, string why) => new(
        "HT-ENV-014", "The test copy was not put back as it was at the mark", where, why,
        "do not trust scenarios that ran after it; keep the run folder and tell the makers of HousingTest");

    public static Problem NotSettled(string where, string why) => new(
        "HT-ENV-015", "The system did not come to rest after the scenario", where, why,
        "look which job of the system runs by itself, and turn its schedule off in the environment's start.settings");

    public static Problem DoesNotBuild(ReleaseDefinition release, string errors) => new(
        "HT-ENV-016", $"Release {release.Name} does not build", release.File, errors,
        "send these lines to whoever made the patch, or build the source by hand");

    public static Problem UnknownDevice(string device, IEnumerable<string> near) => new(
        "HT-ENV-017", $"No device is called '{device}'", "the scenario's step", $"nearest: {string.Join(", ", near)}",
        "say desktop, or a device by the name that Playwright gives it");

    public static Problem UnknownRole(string where, string role, IEnumerable<string> known) => new(
        "HT-ENV-018", $"The system map has no role '{role}'", where, $"it has {string.Join(", ", known.Order(StringComparer.Ordinal))}",
        "use one of these, or add the role under sign-in");

    public static Problem UnknownEngine(EnvironmentDefinition environment) => new(
        "HT-ENV-019", $"No database engine is called '{environment.Database.Engine}'", environment.File, "known here: sqlite, postgres and sqlserver",
        "correct database.engine");

    public static Problem NoProgram(string where, string program, string why) => new(
        "HT-ENV-020", $"'{program}' cannot be run", where, why,
        "install it or correct its name; ./housingtest doctor tells what is missing");

    public static Problem FolderUnfit(ReleaseDefinition release, string folder, string why) => new(
        "HT-ENV-022", $"Release {release.Name} has no folder that can be started", $"{release.File}, {folder}", why,
        "name the folder that holds the published system itself, with every file of it");

    public static Problem NoStartFile(EnvironmentDefinition environment, string release, string file) => new(
        "HT-ENV-023", "The release does not hold what the environment starts", StartOf(environment, release), $"it has no {file}",
        "name the folder in which that file lies, or use the environment that starts this system");

    public static Problem ScriptUnfit(ReleaseDefinition release, string script, string why) => new(
        "HT-ENV-024", $"Release {release.Name} has a script that cannot be read", $"{release.File}, {script}", why,
        "put the supplier's script there, saved whole");

    public static Problem NoContainers(ReleaseDefinition release, string program, string why) => new(
        "HT-ENV-025", "The containers of this machine cannot be reached", $"{release.File}, {program}", why,
        "start Docker, or see to it that you may use it; HOUSINGTEST_DOCKER names another program that understands the same words");

    public static Problem NoImage(ReleaseDefinition release, string image) => new(
        "HT-ENV-026", $"There is no image {image} on this machine", release.File, "no image is fetched by a run, for what is tested must be what somebody put here",
        "put it here first with docker pull, docker load or docker import, and look with docker image ls");

    public static Problem NoAnswer(string release, string address, string why) => new(
        "HT-ENV-027", $"The system of release {release} does not answer", address, why,
        "open the address in a browser on this machine; ask whoever runs the system whether it is up and lets this machine in");

    public static Problem NoMarker(string release, string address, string says, string why) => new(
        "HT-ENV-028", $"The system of release {release} does not say that it may be tested, so nothing was done to it", address, $"it must say: {says}; {why}",
        "make sure that this is no live system; then let whoever runs it put that text there, or say in the release's file under marker what only the test system says");

    public static Problem NotLinux(ReleaseDefinition release) => new(
        "HT-ENV-029", $"Release {release.Name} is a container image, and those are run on Linux only", release.File,
        "the system in the container and this machine must share the database's file and the network", "run it on Linux, or ask the supplier for the published folder");

    public static Problem NoDatabase(string release) => new(
        "HT-ENV-030", "The scenario needs the system's database, and a system at an address does not show it", $"release {release}", "",
        "choose scenarios that work through screens and jobs alone, such as --tags @hosted");

    public static Problem NoClock(string release, string why) => new(
        "HT-ENV-031", "The scenario sets the clock, and the system at this address does not let it", $"release {release}", why,
        "choose scenarios that go by today's date, or ask whoever runs the system to turn its test controls on");

    public static Problem NoPassword(string release, string variable) => new(
        "HT-ENV-032", $"The password of the test logins of release {release} is not known", $"environment variable {variable}", "",
        "set it to the password that the test logins of the map's sign-in section have there");

    public static Problem NotRestarted(string release) => new(
        "HT-ENV-033", "A system at an address cannot be restarted from here", $"release {release}", "", "leave restarts out of the actions of its system map");

    public static Problem DoesNotAnswer(EnvironmentDefinition environment, string release, string action) => new(
        "HT-ENV-034", $"The system gave no answer within {Spoken(environment.Start.AnswersWithin)}", $"{StartOf(environment, release)}, '{action}'",
        "it may still be at what it was asked; where it was started here, it is started anew for the scenarios that follow",
        "do the same by hand on a copy that ./housingtest up starts; if it is only slow, raise start.answers within");

    public static Problem DiskFull(string folder, string free, string why) => new(
        FullDisk.ProblemId, "The disk is full", $"{folder}, {free} free", why,
        "delete what is old under runs/, gates/ and .housingtest/releases/, or checkpoints by ./housingtest checkpoint delete; then go on with ./housingtest run --resume RUN or rehearse resume, or start the gate again");

    public static Problem NoMessages(string release) => new(
        "HT-ENV-036", "The scenario looks at messages, and those of this hosted system are not seen", $"release {release}", "",
        "let whoever runs the system have it send to this machine, and say the port under 'messages at' in the environment's file; or leave out the scenario");

    public static Problem NoTrapPort(int port, string why) => new(
        "HT-ENV-037", $"Messages of the hosted system cannot be taken at port {port}", "the environment's 'messages at'", why,
        "end the program that listens there, or agree on another port with whoever set the system up");

    public static Problem NotInstalled(string where, string what, string remedy) => new(
        "HT-ENV-040", "The system is not installed on this machine", where, $"there is no {what}", remedy);

    public static Problem BeforeStart(EnvironmentDefinition environment, string release, string command, string why) => new(
        "HT-ENV-041", "A command that is to run before the system starts has failed", StartOf(environment, release), $"{command}\n{why}",
        "run it by hand to see why, or correct it under start.before");

    public static Problem NoClockInMap(string map) => new(
        "HT-ENV-042", "The scenario sets the clock, and the system has none that can be set", map, "",
        "choose scenarios that go by today's date, or say under clock.set of the map what sets it");

    private static string Spoken(TimeSpan time) => time.TotalMinutes >= 1 ? $"{time.TotalMinutes:0.#} min" : $"{time.TotalSeconds:0.#} s";

    private static string StartOf(EnvironmentDefinition environment, string release) => $"{environment.File}:{environment.Start.Line}, release {release}";

    public static Problem NoPostgres(string where) => new(
        "HT-ENV-061", "PostgreSQL is not installed on this machine", where, "there is no initdb and postgres there or on the path",
        "install it (on Debian: apt-get install postgresql), or give a server of your own");

    public static Problem NoServerGiven(string docker, string compose) => new(
        "HT-ENV-063", "No SQL Server is given, and none can be started here", "this machine", $"the environment's variable is not set, and there is neither {docker} compose nor {compose}",
        "install Docker with Docker Compose, or set HOUSINGTEST_SQLSERVER to the connection string of a test server that environments/live-guard.yaml lists: docs/servers.md");

    public static Problem NoContainerDaemon(string program, string why) => new(
        "HT-ENV-064", "SQL Server cannot be started, since the containers of this machine cannot be reached", program, why,
        "start Docker, or see to it that you may use it; or give a server of your own: docs/servers.md");

    public static Problem NoServerImage(string image, string why) => new(
        "HT-ENV-065", $"The image {image} is not on this machine and cannot be fetched", Compose.File, why,
        "let this machine reach the registry, bring the image with docker load, or name another one in HOUSINGTEST_SQLSERVER_IMAGE");

    public static Problem ServerNotHealthy(string where, string why) => new(
        "HT-ENV-066", "SQL Server does not become ready", where, why,
        "look at the lines; too little memory for containers (it needs 2 GB of its own) and an image for another processor are the usual ones");

    public static Problem ServerPortTaken(string port, string why) => new(
        "HT-ENV-067", $"SQL Server cannot be started, since port {port} is taken", $"127.0.0.1:{port}", why,
        "unset HOUSINGTEST_SQLSERVER_PORT, so that a free one is taken, or end what listens there");

    public static Problem ServerTurnTaken(string waited) => new(
        "HT-ENV-068", $"Another command of this checkout is still starting SQL Server after {waited}", "this checkout", "only one of them can start it; the others use it once it is there",
        "look at what the other one waits for, end it, and try again");

    public static Problem OtherServerImage(string running, string asked) => new(
        "HT-ENV-069", "Another command of this checkout uses SQL Server from another image", $"image {asked}", $"the one that runs is {running}; a checkout has one SQL Server, which all its commands share",
        "wait for the other command, or name the same image in HOUSINGTEST_SQLSERVER_IMAGE");

    public static Problem ServiceRefused(string compose, string why) => new(
        "HT-ENV-070", "SQL Server could not be started", $"{Compose.File}, by {compose}", why,
        "look at the lines, and try it by hand as the first lines of docker-compose.yml say");

    public static Problem NoRespawn(EnvironmentDefinition environment) => new(
        "HT-ENV-071", "This build has no Respawn", environment.File, "database.reset says respawn",
        "build with -p:DesignPackages=true, or -p:WithRespawn=true, where a registry has the package; or leave the line out: then the journal rewinds");

    public static Problem NoTestcontainers(EnvironmentDefinition environment) => new(
        "HT-ENV-072", "This build has no Testcontainers", environment.File, "database.started by says testcontainers",
        "build with -p:DesignPackages=true, or -p:WithTestcontainers=true, where a registry has the package; or leave the line out: then Docker Compose starts the server");

    public static Problem ContainerServerFailed(string image, string why) => new(
        "HT-ENV-073", "SQL Server could not be started by Testcontainers", $"image {image}", why,
        "look at the lines; that Docker does not run, that the image cannot be fetched, and too little memory for containers are the usual ones");

    public static Problem PostgresDidNotStart(string where, string why) => new(
        "HT-ENV-062", "The private PostgreSQL server did not start", where, why,
        "look at the reason; a full disk and too little shared memory are the usual ones");

    public static Problem NoSuchCheckpoint(string folder, string why) => new(
        "HT-ENV-080", "There is no checkpoint that can be read", folder, why,
        "see ./housingtest checkpoint list for those that there are");

    public static Problem CheckpointChanged(string file, string why) => new(
        "HT-ENV-081", "The checkpoint is not what was saved, so it is not restored", file, why,
        "go back to another checkpoint, or bring this one back from a backup of the folder rehearsals/");

    public static Problem CheckpointNotProved(string folder) => new(
        "HT-ENV-082", "What was restored is not what was saved", folder, "the database's fingerprint is another than the checkpoint's",
        "go back to another checkpoint, and tell the makers of HousingTest: its files have the digests that they had");

    public static Problem CheckpointOfOtherEngine(EnvironmentDefinition environment, string folder, string engine) => new(
        "HT-ENV-083", "The checkpoint is of another database engine", folder, $"it was saved from {engine}, and {environment.File} has {environment.Database.Engine}",
        "name the environment that it was saved in");

    public static Problem HostedNotCaptured(string release) => new(
        "HT-ENV-084", "A hosted system cannot be captured", release, "its database is out of reach",
        "ask whoever hosts it for a copy of the database, or rehearse in an environment of your own");

    public static Problem CommandFailed(string where, string command, string why) => new(
        "HT-ENV-085", "A command failed", where, $"{command}: {why}", "run it by hand to see all that it says, and mend what it names");
}
