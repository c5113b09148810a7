using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Tests that start the command line: one at a time, and none beside them, since each looks whether anything was left running.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CommandLineCollection
{
    public const string Name = "command line";
}
