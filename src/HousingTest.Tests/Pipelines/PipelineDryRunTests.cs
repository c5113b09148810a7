using System.Text.Json;
using HousingTest.Cli;
using HousingTest.Model;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Pipelines;

/// <summary>
/// The pipelines carried out here, with three shares of a few scenarios: every script of every file, its variables set as its platform would.
/// All three ask for the same shares, which are made once, beside two gates in one piece; each puts them together from where its platform brings them.
/// </summary>
[Trait("needs", "server")]
public sealed class PipelineDryRunTests : CommandLineTest
{
    private const string Tags = "@rents and @estate";

    [Fact]
    public async Task Each_pipeline_fails_on_hold_with_the_report_at_hand_and_the_bytes_of_a_gate_in_one_piece()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the pipelines run on Linux");
        using var scratch = new TemporaryFolder();
        using var made = new TemporaryFolder();
        var plans = await PlansAsync(scratch);
        foreach (var plan in plans)
            (await AskedAsync(plan)).ShouldBe(Enumerable.Range(1, 3).Select(share => $"gate --baseline 2026.1 --candidate 2026.2 --tags {Tags} --workers 2 --shard {share}/3"), plan.Platform);

        // Two gates at once in one checkout; more test copies than that would wait for one another on a small machine.
        var whole = await Task.WhenAll(WholeAsync("--workers", "1"), WholeAsync("--workers", "2"));
        whole[1].ShouldBe(whole[0]);
        var shares = new List<string>();
        for (var share = 1; share <= 3; share++)
            shares.Add(await MakeAsync(share, made));

        foreach (var plan in plans)
        {
            using var checkout = Checkout(plan, shares);
            var judged = await plan.Verdict.RunAsync(checkout.Path);
            judged.ExitCode.ShouldBe(ExitCode.Bad, $"{plan.Platform}: {judged}");
            File.ReadAllText(Path.Combine(checkout.Path, plan.Summary)).ShouldStartWith("## HOLD: 2026.2 should not reach live\n", Case.Sensitive, plan.Platform);

            // What a command writes lies in its own checkout, which this one is not.
            var gate = Path.Combine(Repository.Root, "gates", judged.Output.Split("gates/")[^1].Split('/')[0]);
            Directory.Move(gate, checkout[$"gates/{Path.GetFileName(gate)}"]);
            Found(checkout, plan.JUnit ?? "gates/*/junit.xml").ShouldHaveSingleItem(plan.Platform);
            Found(checkout, "gates/*/report.html").ShouldHaveSingleItem(plan.Platform);
            (await BytesAsync(Path.GetDirectoryName(Found(checkout, "gates/*/verdict.json").ShouldHaveSingleItem())!)).ShouldBe(whole[0], plan.Platform);
        }

        await AShareThatIsMissingIsNoVerdictAsync(plans[0], shares);
    }

    private static async Task AShareThatIsMissingIsNoVerdictAsync(PipelinePlan plan, IReadOnlyList<string> shares)
    {
        using var checkout = Checkout(plan, shares.Take(2).ToList());
        var judged = await plan.Verdict.RunAsync(checkout.Path);
        judged.ExitCode.ShouldBe(ExitCode.Broken, judged.ToString());
        checkout.Read(plan.Summary).ShouldStartWith("## No verdict\n");
        checkout.Read(plan.Summary).ShouldContain("HT-MRG-");
    }

    private static async Task<List<PipelinePlan>> PlansAsync(TemporaryFolder scratch)
    {
        Dictionary<string, string> typed = new(StringComparer.Ordinal) { ["tags"] = Tags };
        var objects = StrictYaml.KubernetesObjects(StrictYaml.Read("kubernetes/gate.yaml"));
        var jobs = new[] { "share", "verdict" }.Select(file => (Kubernetes.Job)StrictYaml.KubernetesObjects(StrictYaml.Read($"kubernetes/{file}.yaml")).Single()).ToList();
        return
        [
            await GitHubPlan.OfAsync(StrictYaml.GitHubWorkflow(StrictYaml.Read("github/housingtest.yml")), typed, scratch),
            AzurePlan.Of(StrictYaml.AzurePipeline(StrictYaml.Read("azure/housingtest.yml")), typed, scratch.Path),
            KubernetesPlan.Of(objects.OfType<Kubernetes.ConfigMap>().Single(), jobs[0], jobs[1], new Dictionary<string, string>(StringComparer.Ordinal) { ["TAGS"] = Tags }),
        ];
    }

    private static async Task<List<string>> AskedAsync(PipelinePlan plan)
    {
        var asked = new List<string>();
        foreach (var (_, script) in plan.Shares)
        {
            using var checkout = new TemporaryFolder();
            checkout.Write("runs/20260401-090000-a1f0/run.json", "left by a machine that was lost");
            asked.Add(string.Join(' ', await script.WordsAsync(checkout.Path)));
            // Where folders outlive a machine, what an earlier one left must not be merged.
            if (plan.Platform is "Kubernetes")
                Directory.EnumerateFileSystemEntries(checkout["runs"]).ShouldBeEmpty();
        }

        return asked;
    }

    /// <summary>A gate that is not shared; money differs, so that the candidate runs again.</summary>
    private async Task<string> WholeAsync(params string[] workers)
    {
        using var command = Start(["gate", "--baseline", "2026.1", "--candidate", "2026.2", "--tags", Tags, "--json", .. workers]);
        var result = await command.EndAsync(Ct);
        result.ExitCode.ShouldBe(ExitCode.Bad, result.ToString());
        return await BytesAsync(Path.Combine(Repository.Root, JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented)!.Gate!));
    }

    private static async Task<string> BytesAsync(string gate) =>
        await File.ReadAllTextAsync(Path.Combine(gate, "comparison.json"), Ct) + await File.ReadAllTextAsync(Path.Combine(gate, "verdict.json"), Ct);

    /// <summary>Makes a share, and takes its runs away to a folder of its own, as if another machine had made them.</summary>
    private async Task<string> MakeAsync(int share, TemporaryFolder made)
    {
        using var command = Start("gate", "--baseline", "2026.1", "--candidate", "2026.2", "--tags", Tags, "--workers", "2", "--shard", $"{share}/3", "--json");
        var result = await command.EndAsync(Ct);
        result.ExitCode.ShouldBe(ExitCode.Good, result.ToString());
        foreach (var run in JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented)!.Runs!.Values)
        {
            var moved = made[$"{share}/{Path.GetFileName(run)}"];
            Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
            Directory.Move(Path.Combine(Repository.Root, run), moved);
        }

        return made[$"{share}"];
    }

    /// <summary>The checkout of the last machine, with the shares where its platform puts them.</summary>
    private static TemporaryFolder Checkout(PipelinePlan plan, IReadOnlyList<string> shares)
    {
        var checkout = new TemporaryFolder();
        Directory.CreateDirectory(checkout["shares"]);
        Directory.CreateDirectory(checkout["gates"]);
        foreach (var (share, made) in plan.Shares.Zip(shares))
            Directory.CreateSymbolicLink(checkout[$"shares/{share.Folder}"], made);
        return checkout;
    }

    // Patterns of the form folder/*/file.
    private static IReadOnlyList<string> Found(TemporaryFolder checkout, string pattern)
    {
        var parts = pattern.Split('/');
        parts.Length.ShouldBe(3);
        return [.. Directory.EnumerateDirectories(checkout[parts[0]], parts[1]).Select(folder => Path.Combine(folder, parts[2])).Where(File.Exists)];
    }
}
