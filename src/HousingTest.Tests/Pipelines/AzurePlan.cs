using Shouldly;

namespace HousingTest.Tests.Pipelines;

/// <summary>Carries out our pipeline as Azure Pipelines does: an agent for each share, artefacts by name, the verdict.</summary>
internal static class AzurePlan
{
    private static readonly string[] Bash = ["/bin/bash", "--noprofile", "--norc", "-c"];

    public static PipelinePlan Of(Azure.Pipeline pipeline, IReadOnlyDictionary<string, string> typed, string temporary)
    {
        typed.Keys.ShouldBeSubsetOf(pipeline.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        var values = pipeline.Parameters.ToDictionary(
            parameter => $"parameters.{parameter.Name}", parameter => typed.GetValueOrDefault(parameter.Name, parameter.Default), StringComparer.Ordinal);
        var share = pipeline.Jobs.Single(job => job.Name is "share");
        var publish = share.Steps.Single(step => step.Task is "PublishPipelineArtifact@1" && step.Condition is "succeeded()");
        publish.Inputs["targetPath"].ShouldBe("runs");

        var shares = new List<(string, PipelineScript)>();
        var count = PipelinePlan.Fill(share.Strategy!.Parallel, values);
        for (var position = 1; position <= int.Parse(count, System.Globalization.CultureInfo.InvariantCulture); position++)
        {
            var here = new Dictionary<string, string>(values, StringComparer.Ordinal) { ["System.JobPositionInPhase"] = $"{position}", ["System.TotalJobsInPhase"] = count };
            var script = share.Steps.Single(step => step.Script is not null);
            var variables = PipelinePlan.Fill(script.Env, here);
            // Each of Azure's variables is in the environment too, in capitals.
            variables["SYSTEM_JOBPOSITIONINPHASE"] = $"{position}";
            variables["SYSTEM_TOTALJOBSINPHASE"] = count;
            shares.Add((PipelinePlan.Fill(publish.Inputs["artifact"], here), Script(script.Script!, variables)));
        }

        var verdict = pipeline.Jobs.Single(job => job.Name is "verdict");
        var download = verdict.Steps.Single(step => step.Task is "DownloadPipelineArtifact@2");
        download.Inputs["targetPath"].ShouldBe("shares");
        download.Inputs["itemPattern"].ShouldBe("share-*/**");
        verdict.Steps[^1].Inputs["targetPath"].ShouldBe("gates");
        var scripts = verdict.Steps.Where(step => step.Script is not null).Select(step => step.Script!).ToList();
        scripts[1].ShouldBe("echo \"##vso[task.uploadsummary]$AGENT_TEMPDIRECTORY/verdict.md\"");
        return new PipelinePlan(
            "Azure Pipelines", shares, Script(scripts[0], new Dictionary<string, string>(StringComparer.Ordinal) { ["AGENT_TEMPDIRECTORY"] = temporary }),
            Path.Combine(temporary, "verdict.md"), verdict.Steps.Single(step => step.Task is "PublishTestResults@2").Inputs["testResultsFiles"]);
    }

    private static PipelineScript Script(string text, Dictionary<string, string> variables)
    {
        text.ShouldNotContain("${{");
        return new PipelineScript(Bash, text, variables);
    }
}
