using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>The JSON schema by which editors complete plans: it says what the reader of plans says.</summary>
public sealed class PlanSchemaTests
{
    private const string Whole = """
        plan: test
        about: Everything that a plan can say
        environment: postgres
        release: 2026.1
        estate: none
        smoke: "@first-look"
        steps:
          - step: Tenancies
            load: [loads/tenancies.yaml, loads/households.yaml]
            checks:
              - reconcile: reconciliations/tenancies.yaml
              - scenarios: "@go-live and @rents"
            within: 30 s
          - step: Close what has ended
            sql: scripts/close-accounts.sql
          - step: First debit run
            job: weekly debit run
            with: { week starting: 2026-04-06 }
            no way back: Tenants see the new charges
          - step: Letters
            command: [sh, scripts/copy-letters.sh, "{database}"]
          - step: The summer release
            install: 2026.2
          - step: Sign-off
            manual: The head of income signs

        """;

    private static readonly string Plans = Path.Combine(Repository.Root, "fixtures", "plans");

    private static readonly string Text = File.ReadAllText(Path.Combine(Plans, "plan.schema.json"));

    private readonly EditorSchema _schema = new(Text);

    [Fact]
    public void Every_plan_of_the_repository_fits_it()
    {
        foreach (var file in Directory.GetFiles(Plans, "*.yaml"))
            _schema.Refused(File.ReadAllText(file)).ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData("about:", "about:")]
    [InlineData("environment: postgres\nrelease: 2026.1\nestate: none\nsmoke: \"@first-look\"\n", "")]
    [InlineData("estate: none", "estate: environment")]
    [InlineData("sql: scripts/close-accounts.sql", "sql: [scripts/one.sql, scripts/two.sql]")]
    [InlineData("    with: { week starting: 2026-04-06 }\n", "")]
    [InlineData("within: 30 s", "within: 500 ms")]
    [InlineData("within: 30 s", "within: 90 min")]
    [InlineData("install: 2026.2", "install: fixtures/releases/2026.2.patch")]
    public void What_the_reader_accepts_the_schema_accepts(string old, string changed)
    {
        var text = Changed(old, changed);

        _schema.Refused(text).ShouldBeEmpty();
        Reads(text).ShouldBeTrue();
    }

    [Theory]
    [InlineData("about: Everything that a plan can say\n", "")]
    [InlineData("smoke:", "smokes:")]
    [InlineData("estate: none", "estate: nobody")]
    [InlineData("- step: Sign-off\n    manual:", "- manual:")]
    [InlineData("manual: The head of income signs", "by hand: The head of income signs")]
    [InlineData("    install: 2026.2\n", "")]
    [InlineData("install: 2026.2", "install: 2026.2\n    sql: scripts/after.sql")]
    [InlineData("sql: scripts/close-accounts.sql", "sql: scripts/close-accounts.sql\n    with: { week: 1 }")]
    [InlineData("with: { week starting: 2026-04-06 }", "with: 2026-04-06")]
    [InlineData("command: [sh, scripts/copy-letters.sh, \"{database}\"]", "command: sh scripts/copy-letters.sh")]
    [InlineData("command: [sh, scripts/copy-letters.sh, \"{database}\"]", "command: []")]
    [InlineData("load: [loads/tenancies.yaml, loads/households.yaml]", "load: []")]
    [InlineData("- scenarios: \"@go-live and @rents\"", "- scenarios: \"@go-live\"\n        reconcile: reconciliations/a.yaml")]
    [InlineData("- scenarios: \"@go-live and @rents\"", "- scenario: \"@go-live\"")]
    [InlineData("- scenarios: \"@go-live and @rents\"", "- \"@go-live\"")]
    [InlineData("within: 30 s", "within: 30")]
    [InlineData("within: 30 s", "within: half an hour")]
    [InlineData("no way back: Tenants see the new charges", "no way back:")]
    public void What_the_schema_refuses_the_reader_refuses(string old, string changed)
    {
        var text = Changed(old, changed);

        _schema.Refused(text).ShouldNotBeEmpty();
        Reads(text).ShouldBeFalse();
    }

    [Fact]
    public void A_plan_without_steps_is_refused_by_both()
    {
        var text = Whole[..Whole.IndexOf("steps:", StringComparison.Ordinal)] + "steps: []\n";

        _schema.Refused(text).ShouldNotBeEmpty();
        Reads(text).ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_a_plan_can_say_is_described()
    {
        EditorSchema.Undescribed(Text).ShouldBeEmpty();
    }

    private static string Changed(string old, string changed)
    {
        Whole.ShouldContain(old);
        return Whole.Replace(old, changed, StringComparison.Ordinal);
    }

    private static bool Reads(string text)
    {
        try
        {
            PlanFile.Parse(text, "fixtures/plans/test.yaml");
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }
}
