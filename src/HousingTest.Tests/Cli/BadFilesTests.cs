using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Files and words that people get wrong: told before anything starts, all of a file at once.</summary>
[Trait("needs", "server")]
public sealed class BadFilesTests : CommandLineTest
{
    [Fact]
    public async Task A_broken_feature_file_is_told_with_all_that_is_wrong_in_it()
    {
        var file = Write("broken.feature", """
            Feature: Rents
              Scenario: The first
                Given a secure tenancy at £100.00 a week
                Wen the debit run has run
              Scenario: The second
                Given a table
                  | account | amount |
                  | one     |
              Background: Too late
                Given a secure tenancy at £100.00 a week
            """);

        ShouldSay(await RunAsync("run", file), "broken-feature", exitCode: 2);
    }

    [Fact]
    public async Task An_unknown_step_is_told_with_the_nearest_known_ones()
    {
        var file = Write("unknown.feature", """
            Feature: Payments
              Scenario: A payment
                Given a secure tenancy at £100.00 a week
                When the cash is imported with these payments
                Then the balance on the rent account is £20.00
            """);

        ShouldSay(await RunAsync("run", file), "unknown-step", exitCode: 2);
    }

    [Fact]
    public async Task A_selection_that_fits_nothing_is_no_success() =>
        ShouldSay(await RunAsync("run", "features/payments", "--tags", "@arrears"), "nothing-selected", exitCode: 2);

    [Fact]
    public async Task A_feature_file_that_is_not_there_is_named_as_it_was_typed() =>
        ShouldSay(await RunAsync("run", "features/payment", "features/payments", "nowhere.feature"), "no-such-feature", exitCode: 2);

    [Fact]
    public async Task Yaml_that_does_not_parse_is_told_with_its_line()
    {
        var file = Write("half.yaml", "environment: half\ndatabase: { engine: sqlite\nstart:\n");

        ShouldSay(await RunAsync("run", "--environment", file), "not-yaml", exitCode: 2);
    }

    [Fact]
    public async Task An_environment_that_names_unknown_things_is_told_with_all_of_them()
    {
        var file = Write("mine.yaml", """
            environment: mine
            map: maps/nothing.yaml
            database:
              engine: oracle
              file: "{coppy}/housing.db"
            start:
              command: dotnet
              ready: /health
              wihtin: 30 s
            clock start: yesterday
            estate:
              recipe: smal
              seed: 20260401
            browser: chromium
            """);

        ShouldSay(await RunAsync("run", "--environment", file), "unknown-things", exitCode: 2);
    }

    [Fact]
    public async Task An_unknown_environment_is_told_with_the_known_ones() =>
        ShouldSay(await RunAsync("run", "--environment", "embeded"), "unknown-environment", exitCode: 2);

    [Fact]
    public async Task An_unknown_release_is_told_with_the_known_ones() =>
        ShouldSay(await RunAsync("gate", "--candidate", "2026.3"), "unknown-release", exitCode: 2);

    [Fact]
    public async Task A_page_that_cannot_be_written_is_told_with_its_place() =>
        ShouldSay(await RunAsync("steps", "--html", "/nonexistent/steps.html"), "page-not-written", exitCode: 2);

    [Fact]
    public async Task A_misspelt_option_is_told_with_the_help_of_its_command()
    {
        var result = await RunAsync("run", "--tgas", "@payments");

        ShouldSay(result, "misspelt-option", exitCode: 2);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_and_gates_that_are_not_there_are_told_as_people_name_them()
    {
        ShouldSay(await RunAsync("compare", "20260401-090000-a1f0", "runs/20260401-090100-09bc"), "no-such-run", exitCode: 2);
        ShouldSay(await RunAsync("report", "20260401-090000-a1f0"), "no-such-gate", exitCode: 2);
    }
}
