using Reqnroll;

namespace HousingTest.Steps;

/// <summary>People of the scenario's tenancy, where a step has <c>{person}</c>.</summary>
[Binding]
public sealed class PersonParameters
{
    /// <summary>By what they are to the tenancy: <c>the tenant</c>, <c>the joint tenant</c>, <c>the second occupant</c>, <c>the applicant</c>.</summary>
    [StepArgumentTransformation("the (first |second |third |fourth )?(tenant|joint tenant|occupant|applicant)", Name = "person")]
    public TenancyPerson ToPerson(string ordinal, string role) => TenancyPerson.Of(ordinal, role);
}
