using System.Text.Json;
using Shouldly;

namespace HousingTest.Tests.Pipelines;

/// <summary>Carries out our workflow as GitHub Actions does: the plan, a machine for each share, artefacts by name, the verdict.</summary>
internal static class GitHubPlan
{
    // A step that names no shell.
    private static readonly string[] Bash = ["/bin/bash", "-ec"];

    public static async Task<PipelinePlan> OfAsync(GitHub.Workflow workflow, IReadOnlyDictionary<string, string> typed, TemporaryFolder scratch)
    {
        var inputs = workflow.On.WorkflowDispatch.Inputs;
        typed.Keys.ShouldBeSubsetOf(inputs.Keys, StringComparer.Ordinal);
        var values = inputs.ToDictionary(input => $"inputs.{input.Key}", input => typed.GetValueOrDefault(input.Key, input.Value.Default), StringComparer.Ordinal);
        await PlanAsync(workflow.Jobs["plan"], values, scratch);

        var share = workflow.Jobs["share"];
        var upload = share.Steps.Single(step => step.Uses?.StartsWith("actions/upload-artifact@", StringComparison.Ordinal) == true);
        upload.With["path"].ShouldBe("runs/");
        var shares = new List<(string, PipelineScript)>();
        var (axis, list) = share.Strategy!.Matrix.Single();
        foreach (var number in JsonSerializer.Deserialize<int[]>(PipelinePlan.Fill(list, values))!)
        {
            var here = new Dictionary<string, string>(values, StringComparer.Ordinal) { [$"matrix.{axis}"] = $"{number}" };
            shares.Add((PipelinePlan.Fill(upload.With["name"], here), Script(share, here)));
        }

        var verdict = workflow.Jobs["verdict"];
        var download = verdict.Steps.Single(step => step.Uses?.StartsWith("actions/download-artifact@", StringComparison.Ordinal) == true);
        download.With["path"].ShouldBe("shares");
        download.With["pattern"].ShouldBe("share-*");
        verdict.Steps[^1].With["path"].ShouldBe("gates/");
        var judge = Script(verdict, values);
        return new PipelinePlan("GitHub Actions", shares, judge with { Variables = new Dictionary<string, string>(judge.Variables, StringComparer.Ordinal) { ["GITHUB_STEP_SUMMARY"] = "summary.md" } }, "summary.md", JUnit: null);
    }

    private static async Task PlanAsync(GitHub.Job job, Dictionary<string, string> values, TemporaryFolder scratch)
    {
        var step = job.Steps.Single();
        var output = scratch.Write("github-output.txt", "");
        var script = Script(job, values);
        var result = await (script with { Variables = new Dictionary<string, string>(script.Variables, StringComparer.Ordinal) { ["GITHUB_OUTPUT"] = output } }).RunAsync(scratch.Path);
        result.ExitCode.ShouldBe(0, result.ToString());
        foreach (var (name, value) in scratch.Read("github-output.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).Select(pair => (pair[0], pair[1])))
            values[$"steps.{step.Id}.outputs.{name}"] = value;
        foreach (var (name, value) in job.Outputs)
            values[$"fromJSON(needs.plan.outputs.{name})"] = PipelinePlan.Fill(value, values);
    }

    private static PipelineScript Script(GitHub.Job job, Dictionary<string, string> values)
    {
        var step = job.Steps.Single(step => step.Run is not null);
        // What somebody typed must not be pasted into a command.
        var text = step.Run!;
        text.ShouldNotContain("${{");
        return new PipelineScript(Bash, text, PipelinePlan.Fill(step.Env, values));
    }
}
