namespace HousingTest.Steps;

/// <summary>Somebody of the scenario's tenancy, as people are spoken of: the tenant, the second occupant.</summary>
/// <param name="Role">tenant, joint tenant, occupant or applicant.</param>
/// <param name="Number">Which of those, from 1.</param>
public sealed record TenancyPerson(string Role, int Number)
{
    private static readonly string[] s_ordinals = ["first", "second", "third", "fourth"];

    /// <summary>Reads <c>second</c> and <c>occupant</c>; without an ordinal the first is meant.</summary>
    public static TenancyPerson Of(string ordinal, string role) =>
        new(role, ordinal.Length == 0 ? 1 : 1 + Array.IndexOf(s_ordinals, ordinal.Trim()));

    /// <inheritdoc/>
    public override string ToString() => Number == 1 ? $"the {Role}" : $"the {s_ordinals[Number - 1]} {Role}";
}
