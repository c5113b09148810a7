namespace HousingTest.Tests.Cli;

/// <summary>What a command answered.</summary>
/// <param name="ExitCode">0, 1 or 2; 128 and more when a signal ended it.</param>
/// <param name="Output">All that it wrote on standard output.</param>
/// <param name="Error">All that it wrote on standard error.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Error}";
}
