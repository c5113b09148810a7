using System.Globalization;
using HousingTest.Definitions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class PlanFileTests
{
    [Fact]
    public void Ten_malformed_plans_give_clear_problems_all_of_them_at_once()
    {
        var malformed = File.ReadAllText(Path.Combine(Repository.Root, "src", "HousingTest.Tests", "Definitions", "malformed-plans.txt")).ReplaceLineEndings("\n").Split("=====\n");

        malformed.Length.ShouldBe(10);
        var told = malformed.Select((text, number) => string.Create(CultureInfo.InvariantCulture, $"== {number + 1} ==\n\n") + string.Join("\n\n", ProblemsOf.All(() => PlanFile.Parse(text, "test.yaml"))));
        Approval.Verify(string.Join("\n\n", told) + "\n", "malformed-plans-problems");
    }

    [Fact]
    public void Files_that_a_plan_names_and_that_are_not_there_are_named_all_of_them()
    {
        using var root = new TemporaryFolder();
        root.Write("plans/test.yaml", """
            plan: test
            about: Files
            steps:
              - step: One
                sql: [one.sql, here.sql]
                checks:
                  - reconcile: reconciliations/one.yaml
              - step: Two
                load: loads/two.yaml
            """);
        root.Write("plans/here.sql", "SELECT 1;");

        ProblemsOf.Places(() => PlanFile.Read(root.Path, root["plans/test.yaml"])).Count.ShouldBe(3);
    }

    [Fact]
    public void A_plan_is_read_with_its_lines()
    {
        var plan = PlanFile.Parse("""
            plan: test
            about: Everything that a step can be
            environment: postgres
            release: 2026.2
            estate: none
            smoke: "@first-look"
            steps:
              - step: Close the old accounts
                sql: [a.sql, ../b.sql]
                within: 5 min
              - { step: Zoë's letters, command: [sh, copy.sh, 1] }
              - { step: Debits, job: weekly debit run, with: { week starting: 2026-04-06 }, no way back: Tenants see them }
              - { step: Patch, install: 2026.3, checks: [{ scenarios: "@rents" }, { reconcile: r/rents.yaml }] }
              - { step: Homes, load: loads/homes.yaml }
              - { step: Sign-off, manual: Look at ten accounts }
            """, "fixtures/plans/test.yaml");

        plan.ShouldSatisfyAllConditions(
            one => one.Environment.ShouldBe("postgres"), one => one.Release.ShouldBe("2026.2"), one => one.Filled.ShouldBeFalse(), one => one.Smoke.ShouldBe("@first-look"),
            one => one.Steps.Select(step => $"{step.Line} {step.Id}: {step.Action.Said}").ShouldBe([
                "8 close-the-old-accounts: sql fixtures/plans/a.sql, fixtures/b.sql",
                "11 zoes-letters: command sh copy.sh 1",
                "12 debits: job weekly debit run, week starting 2026-04-06",
                "13 patch: install 2026.3",
                "14 homes: load fixtures/plans/loads/homes.yaml",
                "15 sign-off: by hand",
            ]),
            one => one.Steps[0].Within.ShouldBe(TimeSpan.FromMinutes(5)),
            one => one.Steps[2].NoWayBack.ShouldBe("Tenants see them"),
            one => one.Steps[3].Checks.Select(check => check.Said).ShouldBe(["scenarios @rents", "reconciliation rents"]));
    }
}
