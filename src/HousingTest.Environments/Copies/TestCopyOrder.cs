using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>All that a test copy is made from.</summary>
/// <param name="Workspace">Where its folder and lease lie.</param>
/// <param name="Environment">How it comes to be.</param>
/// <param name="Map">What the housing words stand for.</param>
/// <param name="Recipe">The estate that fills it, made with the environment's seed; null for none.</param>
/// <param name="Release">The program that runs in it.</param>
/// <param name="Owner">What it is for, as people say it: <c>gate</c>, <c>worker 1</c>.</param>
public sealed record TestCopyOrder(
    Workspace Workspace, EnvironmentDefinition Environment, SystemMap Map, EstateRecipe? Recipe, PublishedRelease Release, string Owner)
{
    /// <summary>The checkpoint that it is made from: its database, files, logins and clock, and no estate; null for a new one.</summary>
    public CheckpointSource? From { get; init; }
}
