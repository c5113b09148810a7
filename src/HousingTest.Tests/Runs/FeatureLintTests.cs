using HousingTest.Environments;
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
        _folder.Write("features/a.feature", """
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
        _folder.Write("features/b.feature", """
            Feature: Twice
              Scenario: One
                Given today is 1 April 2026
                Then the balance of the rent account is £2.00

              Scenario: One
                Given today is 2 April 2026
                Then the balance of the rent account is £2.00
            """);

        var result = FeatureLint.Look(new Workspace(_folder.Path), []);

        Approval.Verify(
            string.Join('\n', result.Problems.Select(problem => $"{problem.Id}  {problem.What}\n  where {problem.Where}\n  why   {problem.Why}\n  do    {problem.Remedy}")),
            "lint");
    }

    [Fact]
    public void A_file_alone_is_held_against_all_the_others_and_only_what_is_its_own_is_told()
    {
        _folder.Write("features/rents.feature", """
            @payments
            Feature: Rents
              @payments
              Scenario: A week
                Given a secure tenancy at £100.00 a week
                Then the balance of the rent account is £0.00
            """);
        _folder.Write("features/own.feature", """
            Feature: Own
              @paymnts
              Scenario: The week again
                Given a secure tenancy at £100.00 a week
                Then the balance of the rent account is £0.00
            """);

        var found = FeatureLint.Look(new Workspace(_folder.Path), [_folder["features/own.feature"]]);

        found.Scenarios.ShouldBe(1);
        found.Problems.ShouldAllBe(problem => problem.Where.StartsWith("features/own.feature:", StringComparison.Ordinal));
        found.Problems.Select(problem => problem.Id).ShouldContain("HT-LNT-005", StringComparer.Ordinal);
    }

    [Fact]
    public void Nothing_is_wrong_with_the_features_that_ship() =>
        FeatureLint.Look(Repository.Workspace, []).Problems.ShouldBeEmpty();

    public void Dispose() => _folder.Dispose();
}
