using System.Text.RegularExpressions;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Readme;

/// <summary>What docs/onboarding.md says, done to the letter, on the system that it is told with: each command in it runs, and answers as the text around it promises.</summary>
[Collection(KillingCollection.Name)]
[Trait("needs", "browser")]
[Trait("needs", "mediawiki")]
public sealed partial class OnboardingGuideTests(ReadmeCommands guide) : IClassFixture<ReadmeCommands>
{
    private static readonly Dictionary<string, int> Promised = new(StringComparer.Ordinal)
    {
        ["./housingtest up --environment mediawiki"] = 0,
        ["./housingtest down"] = 0,
        [Draft] = 0,
        ["./housingtest map check mediawiki --environment mediawiki"] = 0,
        [Begin] = 0,
        ["./housingtest run --environment mediawiki --repeat 3"] = 0,
        [HoldingGate] = 1,
    };

    /// <summary>They need an instance that somebody hosts, and run against one in the tests of that shape.</summary>
    private static readonly string[] Elsewhere =
    [
        "./housingtest run --environment hosted --tags @first-look",
        "./housingtest baseline record 2026.1 --environment hosted",
        "./housingtest gate --recorded --baseline 2026.1 --candidate 2026.2 --environment hosted",
    ];

    // It is written into the checkout, and taken out again, so that nobody commits it.
    private static readonly string s_drafted = Path.Combine(Repository.Root, "mediawiki-draft.yaml");

    private const string Draft = "./housingtest map draft --environment mediawiki --page /index.php/Special:UserLogin --out mediawiki-draft.yaml";
    private const string Begin = "./housingtest new scenario \"A changed procedure is shown\" --area mediawiki";
    private const string HoldingGate = "./housingtest gate --environment mediawiki --baseline mediawiki --candidate mediawiki-unwatched";

    [Fact]
    public async Task Every_command_of_the_guide_runs_in_its_order_and_answers_as_promised()
    {
        InstalledSystem.SkipUnlessThere();
        File.Delete(s_drafted);
        try
        {
            foreach (var command in Commands().Except(Elsewhere, StringComparer.Ordinal))
            {
                var result = await guide.RunAsync(command);
                result.ExitCode.ShouldBe(Promised[command], $"{command}: {result}");
                result.Error.ShouldNotContain("   at ", Case.Sensitive, command);
                if (command is Draft)
                    File.Exists(s_drafted).ShouldBeTrue(command);
                if (command is Begin)
                    guide.Written("features/mediawiki/a-changed-procedure-is-shown.feature").ShouldContain("Scenario: A changed procedure is shown");
            }
        }
        finally
        {
            File.Delete(s_drafted);
        }
    }

    [Fact]
    public async Task A_gate_over_the_second_system_shows_what_another_setting_changes_and_no_step_asserts()
    {
        InstalledSystem.SkipUnlessThere();
        var gate = await guide.RunAsync(HoldingGate);

        gate.ExitCode.ShouldBe(1, gate.ToString());
        // How many fields are noise depends on chance: whether two runs met the same minute, or drew the same number.
        Approval.Verify(Noise().Replace(ReadmeTests.Scrubbed(gate.Output), "  Noise                  {fields}\n"), "gate-mediawiki-unwatched");
    }

    /// <summary>Without the system, too: a command that is written otherwise in one of the two places would never be tried.</summary>
    [Fact]
    public void Each_command_of_the_guide_is_promised_or_run_elsewhere() =>
        Commands().Order(StringComparer.Ordinal).ShouldBe(Promised.Keys.Concat(Elsewhere).Order(StringComparer.Ordinal));

    private static List<string> Commands() =>
        [.. ShellBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "onboarding.md")).ReplaceLineEndings("\n"))
            .SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex("```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^  Noise  .*\n(?: {25}.*\n)*", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Noise();
}
