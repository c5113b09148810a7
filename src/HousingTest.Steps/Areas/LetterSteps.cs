using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Letters: to whom, and to which address.</summary>
[Binding]
public sealed class LetterSteps(TestCopy copy, ScenarioTenancy tenancy, HousingWork work)
{
    private static readonly DateOnly LongAgo = new(2015, 6, 1);

    /// <summary>An address that somebody has left.</summary>
    [Given("{person} lived at {string} until {date}")]
    public void Lived(TenancyPerson person, string line, DateOnly until) => Add(person, line, LongAgo, until);

    /// <summary>The address that somebody asked letters to go to.</summary>
    [Given("{person}'s letters go to {string} from {date}")]
    public void LettersGoTo(TenancyPerson person, string line, DateOnly from) => Add(person, line, from, to: null);

    /// <summary>The address that somebody asked letters to go to for a while.</summary>
    [Given("{person}'s letters go to {string} from {date} to {date}")]
    public void LettersGoToFor(TenancyPerson person, string line, DateOnly from, DateOnly to) => Add(person, line, from, to);

    /// <summary>A statement, as an income officer sends it.</summary>
    [When("a statement is sent")]
    public async Task SendStatement() => await work.DoAsync("send statement", ("rent account", await tenancy.AccountReferenceAsync()));

    /// <summary>One letter to somebody of the tenancy, and to this address.</summary>
    [Then("{person}'s letter goes to {string}")]
    public Task LetterGoesTo(TenancyPerson person, string line) => LetterAsync(person, line);

    /// <summary>One letter to somebody of the tenancy, and to the home that the tenancy is for.</summary>
    [Then("{person}'s letter goes to the home")]
    public async Task LetterGoesHome(TenancyPerson person) => await LetterAsync(person, (await tenancy.MadeAsync("property", "address line")).ToString());

    /// <summary>Every letter about the account says this.</summary>
    [Then("the letters say that the {word} is {string}")]
    public async Task Say(string field, string text)
    {
        var letters = await AboutAsync();
        Expect.That(letters.Count > 0, "There is no letter about the rent account");
        foreach (var letter in letters)
            Expect.Same($"\"{field}\" in the letter to {letter.Recipient}", text, letter.Fields.GetValueOrDefault(field, ""));
    }

    /// <summary>So many letters about the account, and no more.</summary>
    [Then("{int} letter(s) is/are sent about the rent account")]
    public async Task Count(int letters) => Expect.Same("Letters about the rent account", letters, (await AboutAsync()).Count);

    private void Add(TenancyPerson person, string line, DateOnly from, DateOnly? to) => tenancy.Describe(
        described => described with { Addresses = [.. described.Addresses, new NewAddress(tenancy.NumberOf(person), line, from, to)] });

    private async Task LetterAsync(TenancyPerson person, string line)
    {
        var name = await tenancy.NameAsync(person);
        var letters = (await AboutAsync()).Where(letter => letter.Recipient.EndsWith(name, StringComparison.OrdinalIgnoreCase)).ToList();
        Expect.Same($"Letters to {name}", 1, letters.Count);
        // Notify's lines of an address are numbered, and the first one is the name.
        Expect.Same($"Address of the letter to {name}", line, letters[0].Fields.GetValueOrDefault("address_line_2", ""));
    }

    private async Task<IReadOnlyList<MessageSent>> AboutAsync()
    {
        var account = await tenancy.AccountReferenceAsync();
        return [.. copy.Messages.Where(message => message.Channel is "letter" && message.Fields.Values.Contains(account, StringComparer.Ordinal))];
    }
}
