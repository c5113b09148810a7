using HousingTest.Cli.Maps;
using HousingTest.Runs.Maps;
using Xunit;

namespace HousingTest.Tests.Runs.Maps;

/// <summary>What a tester is told that a scenario can name.</summary>
public sealed class MapWordsTests
{
    [Fact]
    public void The_words_of_a_map_are_told_without_where_they_lead()
    {
        using var written = new StringWriter();

        MapWordsScreen.Show(MapWords.Of(SmallSystem.Located(SmallSystem.Map).Map), written);

        Approval.Verify(written.ToString().ReplaceLineEndings("\n"), "words");
    }
}
