namespace HousingTest.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What: <c>browser</c>.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What is there, or what is not.</param>
/// <param name="Remedy">What to do about it; empty when nothing need be done.</param>
public sealed record Finding(string Name, FindingState State, string Found, string Remedy);

/// <summary>How a thing is.</summary>
public enum FindingState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth knowing; a gate can run.</summary>
    Note,

    /// <summary>A gate cannot run without it.</summary>
    Missing,
}
