namespace HousingTest.Model;

/// <summary>What a bisection came to.</summary>
/// <param name="First">The line that saved the first checkpoint at which the check fails; null where there is none, or it cannot be told.</param>
/// <param name="Looks">The checkpoints that were looked at, in the order of looking.</param>
/// <param name="Said">What was found, in a sentence.</param>
public sealed record BisectResult(LedgerLine? First, IReadOnlyList<BisectLook> Looks, string Said);

/// <summary>A check at one checkpoint.</summary>
/// <param name="Checkpoint">Which.</param>
/// <param name="Step">The step that left it; null for the taking out of some.</param>
/// <param name="Holds">Whether it holds; null where it changes its mind.</param>
/// <param name="Said">How often it held, and what it said last.</param>
/// <param name="Evidence">Where the last one can be looked at.</param>
public sealed record BisectLook(string Checkpoint, string? Step, bool? Holds, string Said, string? Evidence);
