using HousingTest.Estates;

namespace HousingTest.Steps;

/// <summary>How many people a tenancy has of each kind. They are counted in this order: the tenant, joint tenants, occupants, applicants.</summary>
/// <param name="JointTenants">Besides the tenant.</param>
/// <param name="Occupants">Who live there and do not answer for the rent.</param>
/// <param name="Applicants">Who do not live there.</param>
internal sealed record TenancyPeople(int JointTenants, int Occupants, int Applicants)
{
    /// <summary>Of a description.</summary>
    public static TenancyPeople Of(NewTenancy tenancy) => new(tenancy.JointTenants, tenancy.Occupants, tenancy.Applicants);

    /// <summary>Which of all of them this one is, from 1.</summary>
    /// <exception cref="ExpectationException">There is nobody like this: the message says who there is.</exception>
    public int NumberOf(TenancyPerson person)
    {
        var (before, count) = person.Role switch
        {
            "tenant" => (0, 1),
            "joint tenant" => (1, JointTenants),
            "occupant" => (1 + JointTenants, Occupants),
            _ => (1 + JointTenants + Occupants, Applicants),
        };
        Expect.That(person.Number <= count, $"The tenancy has nobody who is {person}: it has {Say()}");
        return before + person.Number;
    }

    private string Say()
    {
        List<string> all = ["the tenant"];
        foreach (var (role, count) in new[] { ("joint tenant", JointTenants), ("occupant", Occupants), ("applicant", Applicants) })
            all.AddRange(Enumerable.Range(1, count).Select(number => new TenancyPerson(role, number).ToString()));
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
