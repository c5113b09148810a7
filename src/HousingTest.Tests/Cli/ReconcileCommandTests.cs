using System.Text.Json;
using HousingTest.Cli;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

public sealed class ReconcileCommandTests : CommandLineTest
{
    private const string Small = """
        reconciliation: small
        about: Two small extracts
        sides:
          legacy: { extract: legacy.csv }
          migrated: { extract: migrated.csv }
        fields:
          account: { legacy: ref, migrated: ref }
        key: account
        controls:
          - { control: Keys, keys: both }
        """;

    [Fact]
    public async Task It_answers_0_1_and_2_and_each_load_joins_the_trend()
    {
        var (file, legacy) = (Write("small.yaml", Small), Write("legacy.csv", "ref\n1\n2\n"));
        var to = Path.Combine(Path.GetDirectoryName(file)!, "loads");

        Write("migrated.csv", "ref\n1\n3\n");
        var broken = await RunAsync("reconcile", file, "--to", to);
        Write("migrated.csv", "ref\n");
        var nothing = await RunAsync("reconcile", file, "--to", to);
        Write("migrated.csv", "ref\n2\n1\n");
        var passed = await RunAsync("reconcile", file, "--to", to, "--json");
        File.Delete(legacy);
        var unusable = await RunAsync("reconcile", file, "--to", to);

        (broken.ExitCode, nothing.ExitCode, passed.ExitCode).ShouldBe((1, 1, 0), $"{broken}\n{nothing}\n{passed}");
        broken.Output.ShouldContain("BREAKS   2 breaks in 2 patterns");
        nothing.Output.ShouldContain("migrated has no rows: migrated.csv is empty");
        var answer = JsonSerializer.Deserialize<Answer>(passed.Output, Json.Indented)!;
        answer.Reconciliation!.Status.ShouldBe(ReconciliationStatus.Pass);
        (await File.ReadAllTextAsync(answer.Report!, Ct)).ShouldContain("<figcaption>Money at stake</figcaption>");
        // What could not be made leaves no load behind.
        Directory.GetDirectories(to).Length.ShouldBe(3);
        ShouldSay(unusable, "reconcile-unusable", 2);
    }

    [Fact]
    public async Task An_earlier_result_that_was_cut_off_is_named_before_anything_is_read()
    {
        var file = Write("small.yaml", Small);
        Write("loads/20260101-000000-aaaa/result.json", "{ \"name\": \"small\"");

        ShouldSay(await RunAsync("reconcile", file, "--to", Path.Combine(Path.GetDirectoryName(file)!, "loads")), "reconcile-cut-off", 2);
    }

    [Fact]
    public async Task Values_of_real_people_are_masked_until_somebody_says_why_which_is_a_line_in_the_ledger()
    {
        var file = Write("small.yaml", Small.Replace("about: Two small extracts", "about: Two small extracts\ndata: real", StringComparison.Ordinal));
        var to = Path.Combine(Path.GetDirectoryName(file)!, "loads");
        Write("legacy.csv", "ref\nBLODWEN-1\n");
        Write("migrated.csv", "ref\nBLODWEN-2\n");

        var masked = await RunAsync("reconcile", file, "--to", to, "--json");
        File.Exists(Path.Combine(to, "ledger.ndjson")).ShouldBeFalse();
        var shown = await RunAsync("reconcile", file, "--to", to, "--json", "--unmask", "an account is disputed", "--by", "A. Person");

        masked.Output.ShouldNotContain("BLODWEN");
        shown.Output.ShouldContain("BLODWEN-1");
        var line = HousingTest.Rehearsals.Ledger.Open(Path.Combine(to, "ledger.ndjson"), TimeProvider.System, "").Lines.ShouldHaveSingleItem();
        (line.Act, line.Who, line.Text).ShouldBe((LedgerAct.Unmasked, "A. Person", "small: an account is disputed"));
    }
}
