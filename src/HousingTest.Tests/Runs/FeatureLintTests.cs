using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class FeatureLintTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_by_file_and_line()
    {
        _folder.Write("a.feature", """
            @rents
            Feature: Rents
              @rents
              Scenario: Nothing comes out
                Given a secure tenancy at £100.00 a week

              @rents
              Scenario Outline: A rent of <rent>
                Given a secure tenancy at £100.00 a week
                And the rent account owes <owed>
                Then the balance of the rent account is <owes>

                Examples:
                  | rent    | owed   | week |
                  | £100.00 | £50.00 | 3    |

              @rnts
              Scenario: The same twice
                Given a secure tenancy at £100.00 a week
                Then the balance of the rent account is £0.00

              Scenario: The same under another name
                Given a secure tenancy at £100.00 a week
                Then the balance of the rent account is £0.00

              Scenario: Nobody knows this step
                When the sun shines
                Then the balance of the rent account is £0.00

              Scenario: Somebody could be called
                Given today is 1 April 2026
                # 0113 245 1234 is no number for drama
                Then the balance of the rent account is £1.00
            """);
        _folder.Write("b.feature", """
            Feature: Twice
              Scenario: One
                Given today is 1 April 2026
                Then the balance of the rent account is £2.00

              Scenario: One
                Given today is 2 April 2026
                Then the balance of the rent account is £2.00
            """);

        var result = FeatureLint.Look(Repository.Workspace, [_folder["a.feature"], _folder["b.feature"]]);

        Approval.Verify(
            string.Join('\n', result.Problems.Select(problem => $"{problem.Id}  {problem.What}\n  where {problem.Where}\n  why   {problem.Why}\n  do    {problem.Remedy}"))
                .Replace(_folder.Path, "{folder}", StringComparison.Ordinal),
            "lint");
    }

    [Fact]
    public void Nothing_is_wrong_with_the_features_that_ship() =>
        FeatureLint.Look(Repository.Workspace, []).Problems.ShouldBeEmpty();

    public void Dispose() => _folder.Dispose();
}
