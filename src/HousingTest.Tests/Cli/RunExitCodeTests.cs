using System.Text.Json;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>What <c>run</c> answers when all is well with the tool: passed, failed, and not run for want of a browser.</summary>
[Trait("needs", "server")]
public sealed class RunExitCodeTests : CommandLineTest
{
    private const string NoBrowser = "/nonexistent/browser";

    [Fact]
    public async Task Scenarios_that_pass_answer_0()
    {
        var result = await RunAsync("run", "features/payments", "--tags", "@payments and not @screen");

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Output.ShouldContain("PASSED");
    }

    [Fact]
    public async Task Shuffled_scenarios_run_in_another_order_and_pass_as_well()
    {
        var folder = Path.Combine(Repository.Workspace.Runs, IdOf(await RunAsync("run", "features/payments", "--tags", "not @screen", "--shuffle", "7", "--json")));

        var planned = (await new RunFolder(folder).ReadAsync(Ct)).Manifest.Planned.Select(scenario => scenario.Id).ToList();
        var started = (await File.ReadAllLinesAsync(Path.Combine(folder, "workers", "1", "events.ndjson"), Ct))
            .Select(line => JsonSerializer.Deserialize<RunEvent>(line, Json.Line)!)
            .Where(happened => happened.Kind == RunEventKind.ScenarioStarted).Select(happened => happened.Scenario!).ToList();
        started.ShouldBe(planned, ignoreOrder: true);
        started.ShouldNotBe(planned);
    }

    [Fact]
    public async Task A_scenario_that_fails_answers_1_and_says_what_was_found_in_words_of_housing()
    {
        var file = Write("wrong.feature", """
            Feature: Payments
              Scenario: A payment is taken off once
                Given a secure tenancy at £100.00 a week
                And the rent account owes £50.00
                When a cash file is imported with these payments
                  | account          | amount |
                  | the rent account | £30.00 |
                Then the balance of the rent account is £21.00
            """);

        var result = await RunAsync("run", file);

        result.ExitCode.ShouldBe(1, result.ToString());
        Approval.Verify(Scrubbed(result.Output), "failed-output");
    }

    [Fact]
    public async Task A_stage_may_be_written_in_any_capitals_or_as_the_system_has_it()
    {
        var file = Write("words.feature", """
            Feature: Words
              Scenario Outline: The stage is <stage>
                Given a secure tenancy at £100.00 a week
                And the arrears stage of the rent account has been "letter 1" since 30 March 2026
                When 1 hour has passed
                Then the arrears stage of the rent account is "<stage>"

                Examples:
                  | stage    |
                  | letter 1 |
                  | Letter 1 |
                  | LETTER_1 |
                  | letter 2 |
            """);

        var result = await RunAsync("run", file);

        result.Output.ShouldContain("expected \"letter 2\", found \"letter 1\"");
        result.Output.ShouldContain("3 passed · 1 failed");
    }

    [Fact]
    public async Task What_the_system_refuses_is_told_in_its_own_sentence()
    {
        var file = Write("refused.feature", """
            Feature: Letting again
              Scenario: A rent above the cap
                Given a secure tenancy at £100.00 a week
                And the tenancy's end date is 29 March 2026
                And there is an applicant for a home
                When the home is let to the applicant from 6 April 2026 at £212.01 a week
                Then the new rent of the home is £212.01 a week over 52 weeks
            """);

        var result = await RunAsync("run", file);

        result.ExitCode.ShouldBe(1, result.ToString());
        Approval.Verify(Scrubbed(result.Output), "refused-output");
    }

    [Fact]
    [Trait("needs", "browser")]
    public async Task A_button_that_is_on_another_screen_is_told_with_that_screen()
    {
        var file = Write("elsewhere.feature", """
            Feature: Refunds
              @screen
              Scenario: On the wrong screen
                Given a secure tenancy at £100.00 a week
                And the income officer is signed in
                When they open the "statement" screen
                And they press "refund"
                Then the rent account is £0.00 in credit
            """);

        var result = await RunAsync("run", file);

        result.ExitCode.ShouldBe(1, result.ToString());
        Approval.Verify(Scrubbed(result.Output), "elsewhere-output");
    }

    [Fact]
    public async Task A_value_that_means_nothing_in_this_system_is_told_with_what_there_is()
    {
        var file = Write("meaningless.feature", """
            Feature: Values
              Scenario: A tenancy
                Given the tenancy T-999999
                When the tenancy is ended on next Sunday
                Then the balance of the rent account is £0.00

              Scenario: A week
                Given a secure tenancy at £100.00 a week
                When the weekly debit run has run for week 53 of 2026/27
                Then the balance of the rent account is £104.00

              Scenario: A day
                Given a secure tenancy at £100.00 a week
                When the tenancy is ended on 31 February 2026
                Then the balance of the rent account is £0.00

              Scenario: A person
                Given a secure tenancy at £100.00 a week
                And the tenancy has an occupant
                When the second occupant succeeds to the tenancy on 5 April 2026
                Then it is refused

              Scenario: Two tenancies
                Given a secure tenancy at £100.00 a week
                And the tenancy T-000001
                When the tenancy is ended on today
                Then the balance of the rent account is £0.00
            """);

        var result = await RunAsync("run", file);

        result.ExitCode.ShouldBe(1, result.ToString());
        Approval.Verify(Scrubbed(result.Output), "meaningless-values");
    }

    [Fact]
    public async Task Without_a_browser_scenarios_on_screens_do_not_run_and_the_others_do()
    {
        var file = Write(
            "one.feature",
            """
            Feature: Payments
              Scenario: A payment is taken off
                Given a secure tenancy at £100.00 a week
                And the rent account owes £50.00
                When a cash file is imported with these payments
                  | account          | amount |
                  | the rent account | £30.00 |
                Then the balance of the rent account is £20.00
            """);

        var result = await RunWithBrowserAsync(NoBrowser, "run", file, "features/tenancies/finding-a-tenancy.feature");

        ShouldSay(result, "no-browser", exitCode: 2);
        Approval.Verify(Scrubbed(result.Output), "no-browser-output");
    }

    [Fact]
    public async Task Without_a_browser_nothing_is_started_for_scenarios_that_all_need_one()
    {
        var result = await RunWithBrowserAsync(NoBrowser, "run", "--tags", "@phone");

        ShouldSay(result, "no-browser-refused", exitCode: 2);
    }

    [Fact]
    public async Task Without_a_browser_no_gate_begins()
    {
        var result = await RunWithBrowserAsync(NoBrowser, "gate");

        ShouldSay(result, "no-browser-refused", exitCode: 2);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_browser_that_does_not_start_fails_no_scenario()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "it takes a program that does nothing");

        var result = await RunWithBrowserAsync("/bin/true", "run", "features/tenancies/finding-a-tenancy.feature", "--tags", "@phone");

        ShouldSay(result, "browser-does-not-start", exitCode: 2);
        result.Output.ShouldContain("0 failed · 1 not run");
    }
}
