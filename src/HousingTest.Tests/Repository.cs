using HousingTest.Environments;

namespace HousingTest.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folders.</summary>
    public static Workspace Workspace { get; } = Workspace.Find(AppContext.BaseDirectory);

    /// <summary>Its root, absolute.</summary>
    public static string Root => Workspace.Root;
}
