using Bogus.DataSets;
using HousingTest.Estates.Draws;

namespace HousingTest.Estates.People;

/// <summary>Gives people names and ways to reach them. Not for two threads at once.</summary>
/// <param name="seed">The estate's seed.</param>
/// <param name="withPhone">Share of responsible people with a telephone number.</param>
/// <param name="withEmail">Share of responsible people with an e-mail address.</param>
internal sealed class PersonMaker(long seed, decimal withPhone, decimal withEmail)
{
    private static readonly string[] WomensTitles = ["Mrs", "Ms", "Miss", "Ms", "Dr"];

    /// <summary>Last names; Bogus has the British first names without telling women's from men's, so those come from the other list.</summary>
    private readonly Name names = new("en_GB");

    private readonly Name firstNames = new("en");

    /// <summary>A member of a household as a person.</summary>
    /// <param name="tenancy">Key of the tenancy, and with the member's number what the draws depend on.</param>
    /// <param name="member">The member.</param>
    /// <param name="key">Key of the person: identifiers that must differ come from it.</param>
    /// <param name="day">The day from which the age counts back.</param>
    /// <param name="mark">What makes an e-mail address differ from others of the same name.</param>
    public Person Make(int tenancy, Member member, long key, DateOnly day, string mark)
    {
        var stream = new RandomStream(seed, "person", (tenancy * 16L) + member.Number, "name");
        names.Random = stream.ForBogus();
        firstNames.Random = stream.ForBogus();
        var woman = stream.Chance(0.56m);
        var firstName = firstNames.FirstName(woman ? Name.Gender.Female : Name.Gender.Male);
        var lastName = member.SharesName ? FamilyName(tenancy) : names.LastName();
        var bornOn = day.AddDays(-member.BornDaysBefore);
        var adult = member.BornDaysBefore >= 18 * 365.25;
        var title = Title(woman, adult, stream);
        var contact = new RandomStream(seed, "person", (tenancy * 16L) + member.Number, "contact");
        var (phoneDraw, emailDraw, mobileDraw) = (contact.Share(), contact.Share(), contact.Share());
        return new Person(title, firstName, lastName, bornOn,
            member.BornDaysBefore >= 16 * 366 ? FakeIdentifiers.NationalInsuranceNumber(key) : null,
            member.IsResponsible && emailDraw < withEmail ? FakeIdentifiers.Email(firstName, lastName, mark, contact.Below(3)) : null,
            member.IsResponsible && phoneDraw < withPhone ? Phone(mobileDraw, contact) : null);
    }

    private static string Title(bool woman, bool adult, RandomStream stream) => (woman, adult) switch
    {
        (true, true) => stream.Pick(WomensTitles),
        (true, false) => "Miss",
        (false, true) => stream.Chance(0.97m) ? "Mr" : "Dr",
        (false, false) => "Master",
    };

    private static string Phone(decimal mobileDraw, RandomStream contact) =>
        mobileDraw < 0.9m ? FakeIdentifiers.Mobile(contact.Below(1_000)) : FakeIdentifiers.Landline(contact.Below(16_000));

    private string FamilyName(int tenancy)
    {
        names.Random = new RandomStream(seed, "person", tenancy, "family name").ForBogus();
        return names.LastName();
    }
}
