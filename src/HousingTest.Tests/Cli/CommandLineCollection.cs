using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Tests that start the command line, one at a time: they take longest.</summary>
[CollectionDefinition(Name)]
public sealed class CommandLineCollection
{
    public const string Name = "command line";
}
