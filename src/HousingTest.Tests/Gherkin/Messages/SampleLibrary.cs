using Reqnroll;

namespace HousingTest.Tests.Gherkin.Messages;

/// <summary>Steps, hooks and a parameter type of each sort that messages tell of.</summary>
[Binding]
public sealed class SampleLibrary
{
    [BeforeTestRun]
    public static void Prepare()
    {
    }

    [BeforeScenario("garage", "shed")]
    public void Unlock()
    {
    }

    [AfterScenario]
    public void PutBack()
    {
    }

    [StepArgumentTransformation("£([0-9.]+)", Name = "money")]
    public decimal Money(string pounds) => decimal.Parse(pounds, System.Globalization.CultureInfo.InvariantCulture);

    [Given("a rent of {money} for {string}")]
    public void Rent(decimal money, string tenant)
    {
    }

    [StepDefinition("^week (\\d+) is over$")]
    public void Week(int week)
    {
    }

    [When("these payments come")]
    public void Payments(DataTable table)
    {
    }

    [When("this note comes")]
    public void Note(string text)
    {
    }

    [Then("the balance is {money}")]
    public void Balance(decimal money)
    {
    }

    [Then("the letter is sent")]
    public void Letter()
    {
    }

    [Then("the {word} is sent")]
    public void Anything(string what)
    {
    }
}
