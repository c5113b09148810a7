using HousingTest.Estates.People;
using HousingTest.Model;
using static HousingTest.Model.Value;

namespace HousingTest.Estates.Rows;

/// <summary>Rows of people and of their places in households.</summary>
internal static class PersonRows
{
    /// <summary>The people, household by household.</summary>
    public static IEnumerable<EstateRow> People(Population population)
    {
        var key = 0;
        foreach (var letting in population.Lettings())
        {
            foreach (var member in population.HouseholdOf(letting))
            {
                key++;
                var day = letting.LastDay ?? population.Setting.AsOf;
                yield return Person(key, $"PE-{key:D6}", population.People.Make(letting.Key, member, key, day, Value.Of(key).ToString()));
            }
        }
    }

    /// <summary>The members of households, in the order of the people.</summary>
    public static IEnumerable<EstateRow> HouseholdMembers(Population population)
    {
        var key = 0;
        foreach (var letting in population.Lettings())
        {
            foreach (var member in population.HouseholdOf(letting))
            {
                key++;
                yield return HouseholdMember(key, letting.Key, key, member.Role, member.IsResponsible);
            }
        }
    }

    /// <summary>A person's row.</summary>
    public static EstateRow Person(long key, string reference, Person person) => new(EstateTables.Person,
    [
        Of(key), Of(reference), Of(person.Title), Of(person.FirstName), Of(person.LastName), Of(person.BornOn),
        Of(person.NationalInsuranceNumber), Of(person.Email), Of(person.Phone),
    ]);

    /// <summary>A household member's row.</summary>
    public static EstateRow HouseholdMember(long key, long tenancy, long person, string role, bool responsible) =>
        new(EstateTables.HouseholdMember, [Of(key), Of(tenancy), Of(person), Of(role), Of(responsible)]);
}
