namespace HousingTest.Cli;

/// <summary>What the process answers to the shell. Nothing run, or nothing compared, is never <see cref="Good"/>.</summary>
public static class ExitCode
{
    /// <summary>Released, or every scenario passed.</summary>
    public const int Good = 0;

    /// <summary>Held, or a scenario failed.</summary>
    public const int Bad = 1;

    /// <summary>The tool or the environment failed: nothing can be said of the release.</summary>
    public const int Broken = 2;
}
