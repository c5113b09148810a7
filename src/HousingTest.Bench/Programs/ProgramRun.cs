namespace HousingTest.Bench.Programs;

/// <summary>How a command went.</summary>
/// <param name="Milliseconds">From its start to its end.</param>
/// <param name="PeakMegabytes">The most memory that its own process held.</param>
/// <param name="Output">What it answered.</param>
internal sealed record ProgramRun(double Milliseconds, double PeakMegabytes, string Output);
