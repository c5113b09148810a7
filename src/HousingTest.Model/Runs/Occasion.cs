namespace HousingTest.Model;

/// <summary>
/// When a scenario ran on a system that cannot be set to a day nor put back, and what it had to give other references there than last time. Outcomes keep what they
/// saw as it was; <see cref="Occasions"/> says in which words two of them are compared.
/// </summary>
/// <param name="Day">The system's own day as the scenario began.</param>
/// <param name="Fresh">References that it made and nobody had before, in order.</param>
public sealed record Occasion(DateOnly Day, IReadOnlyList<FreshReference> Fresh);

/// <summary>A reference that is another each time.</summary>
/// <param name="Text">As screens show it: <c>T-000351</c>.</param>
/// <param name="Word">What it is to the scenario, which is the same each time: <c>{tenancy}</c>, <c>{works order 2}</c>.</param>
public sealed record FreshReference(string Text, string Word);
