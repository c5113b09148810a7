using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Running;
using Reqnroll;
using Shouldly;
using Xunit;
using Status = Reqnroll.ScenarioExecutionStatus;

namespace HousingTest.Tests.Gherkin.Language;

/// <summary>Features in other languages run as English ones do: their keywords find step definitions of the same kind.</summary>
public class LocalisedRunTests
{
    [Theory]
    [InlineData("# language: cy-GB\nArwedd: F\n Enghraifft: S\n  Anrhegedig a thenantiaeth\n  A thenantiaeth\n  Pryd codir £104.00\n  * codir £1.00\n  Yna gwrthodir\n  Ond gwrthodir\n")]
    [InlineData("# language: en\nFeature: F\n Scenario: S\n  Given thenantiaeth\n  And thenantiaeth\n  When codir £104.00\n  * codir £1.00\n  Then gwrthodir\n  But gwrthodir\n")]
    [InlineData("# language: ja\nフィーチャ: F\n シナリオ: S\n  前提thenantiaeth\n  かつthenantiaeth\n  もしcodir £104.00\n  * codir £1.00\n  ならばgwrthodir\n  ただしgwrthodir\n")]
    public async Task Keywords_of_any_language_find_the_steps_of_their_kind(string text)
    {
        var written = new List<string>();
        await using var runner = new ScenarioRunner(BindingRegistry.Of([typeof(Steps)]), written.Add);
        var progress = await runner.RunAsync(Scenarios.Parse(text).ShouldHaveSingleItem(), CancellationToken.None);
        progress.Status.ShouldBe(Status.OK);
        written.ShouldBe(["given", "given", "when 104.00", "when 1.00", "then", "then"]);
    }

    [Binding]
    public class Steps(IReqnrollOutputHelper output)
    {
        [Given("thenantiaeth")]
        public void Given() => output.WriteLine("given");

        [When("codir £{decimal}")]
        public void When(decimal amount) => output.WriteLine(FormattableString.Invariant($"when {amount}"));

        [Then("gwrthodir")]
        public void Then() => output.WriteLine("then");
    }
}
