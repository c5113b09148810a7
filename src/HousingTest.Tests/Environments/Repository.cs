using HousingTest.Environments;

namespace HousingTest.Tests.Environments;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static Workspace Workspace { get; } = Workspace.Find(AppContext.BaseDirectory);
}
