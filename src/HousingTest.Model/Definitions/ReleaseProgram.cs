namespace HousingTest.Model;

/// <summary>The program of a release, in one of the forms in which a council gets it.</summary>
public abstract record ReleaseProgram
{
    private ReleaseProgram()
    {
    }

    /// <summary>Source that is built here.</summary>
    /// <param name="Place">Folder of the system's source, relative to the repository.</param>
    /// <param name="Patch">Unified diff to apply to a copy of the source, as an absolute path; null for the source as it stands.</param>
    public sealed record Source(string Place, string? Patch) : ReleaseProgram;

    /// <summary>A folder with a published system, as a supplier hands it over.</summary>
    /// <param name="Path">Absolute.</param>
    public sealed record Folder(string Path) : ReleaseProgram;

    /// <summary>A system that is installed on this machine, by its packages say: it is started where it lies.</summary>
    /// <param name="Path">Absolute: the folder of its program, whose files identify it.</param>
    public sealed record Installed(string Path) : ReleaseProgram;

    /// <summary>A container image of this machine.</summary>
    /// <param name="Name">As <c>docker image ls</c> shows it, or its id.</param>
    public sealed record Image(string Name) : ReleaseProgram;

    /// <summary>A hosted system: one instance, patched in place, that runs already. Nothing is started, and there is no database to look into.</summary>
    /// <param name="Root">Where it answers, without a slash at the end.</param>
    /// <param name="Marker">What it must answer before anything else is asked of it.</param>
    /// <param name="Version">Path at which it says what version it is; what it answers there identifies the release.</param>
    /// <param name="PasswordFrom">Environment variable that holds the password of its test logins.</param>
    public sealed record Address(string Root, SystemMarker Marker, string Version, string PasswordFrom) : ReleaseProgram
    {
        /// <summary>Port of this machine that it sends its messages to; null when they cannot be seen.</summary>
        public int? MessagesAt { get; init; }
    }
}

/// <summary>How a system at an address says that it is there to be tested: nothing touches one that does not.</summary>
/// <param name="Path">Path that is read without signing in.</param>
/// <param name="Says">Text that the answer must hold.</param>
public sealed record SystemMarker(string Path, string Says)
{
    /// <summary>Where no release file says otherwise: a small file that whoever runs the test system puts there, and nobody puts on live.</summary>
    public static SystemMarker Usual { get; } = new("/.well-known/test-system", "this is a test system");
}
