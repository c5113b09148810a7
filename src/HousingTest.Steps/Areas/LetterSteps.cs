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

    /// <summary>An address that the tenant has left.</summary>
    [Given("the tenant lived at {string} until {date}")]
    public void Lived(string line, DateOnly until) => Add(new NewAddress(1, line, LongAgo, until));

    /// <summary>The address that the tenant asked letters to go to.</summary>
    [Given("the tenant's letters go to {string} from {date}")]
    public void LettersGoTo(string line, DateOnly from) => Add(new NewAddress(1, line, from, To: null));

    /// <summary>The same for a while.</summary>
    [Given("the tenant's letters go to {string} from {date} to {date}")]
    public void LettersGoToFor(string line, DateOnly from, DateOnly to) => Add(new NewAddress(1, line, from, to));

    /// <summary>The address that the joint tenant asked letters to go to.</summary>
    [Given("the joint tenant's letters go to {string} from {date}")]
    public void JointLettersGoTo(string line, DateOnly from) => Add(new NewAddress(2, line, from, To: null));

    /// <summary>A statement, as an income officer sends it.</summary>
    [When("a statement is sent")]
    public async Task SendStatement() => await work.DoAsync("send statement", ("rent account", await tenancy.AccountReferenceAsync()));

    /// <summary>One letter to the tenant, and to this address.</summary>
    [Then("the tenant's letter goes to {string}")]
    public Task TenantsLetter(string line) => LetterAsync(1, line);

    /// <summary>One letter to the tenant, and to the home that the tenancy is for.</summary>
    [Then("the tenant's letter goes to the home")]
    public Task TenantsLetterHome() => LetterHomeAsync(1);

    /// <summary>One letter to the joint tenant, and to this address.</summary>
    [Then("the joint tenant's letter goes to {string}")]
    public Task JointTenantsLetter(string line) => LetterAsync(2, line);

    /// <summary>One letter to the joint tenant, and to the home that the tenancy is for.</summary>
    [Then("the joint tenant's letter goes to the home")]
    public Task JointTenantsLetterHome() => LetterHomeAsync(2);

    /// <summary>One letter to the first occupant, who has become a tenant, and to the home.</summary>
    [Then("the occupant's letter goes to the home")]
    public Task OccupantsLetterHome() => LetterHomeAsync(2 + tenancy.Described.JointTenants);

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

    private void Add(NewAddress address) => tenancy.Describe(described => described with { Addresses = [.. described.Addresses, address] });

    private async Task LetterHomeAsync(int person) => await LetterAsync(person, (await tenancy.MadeAsync("property", "address line")).ToString());

    private async Task LetterAsync(int person, string line)
    {
        var name = await tenancy.PersonAsync(person);
        var letters = (await AboutAsync()).Where(letter => letter.Recipient.EndsWith(name, StringComparison.OrdinalIgnoreCase)).ToList();
        Expect.Same($"Letters to {name}", 1, letters.Count);
        // Notify's lines of an address are numbered, and the first one is the name.
        Expect.Same($"Address of the letter to {name}", line, letters[0].Fields.GetValueOrDefault("address_line_2", ""));
    }

    private async Task<IReadOnlyList<MessageSent>> AboutAsync()
    {
        var account = await tenancy.AccountReferenceAsync();
        return [.. copy.Trap.Messages.Where(message => message.Channel is "letter" && message.Fields.Values.Contains(account, StringComparer.Ordinal))];
    }
}
