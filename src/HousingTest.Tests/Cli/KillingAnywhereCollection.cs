using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>The fifty kills, which take as long as all other tests that kill: beside those, for each looks after what bears its own mark.</summary>
[CollectionDefinition(Name)]
public sealed class KillingAnywhereCollection
{
    public const string Name = "command line, killing anywhere";
}
