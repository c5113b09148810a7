namespace HousingTest.Tests.Pipelines;

/// <summary>What our pipeline uses of the schema of Azure Pipelines.</summary>
internal static class Azure
{
    /// <summary>Tasks by name and major version, with the inputs that we know each of them to have.</summary>
    public static IReadOnlyDictionary<string, string[]> Tasks { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["UseDotNet@2"] = ["packageType", "useGlobalJson", "workingDirectory", "version"],
        ["PublishPipelineArtifact@1"] = ["targetPath", "artifact", "publishLocation"],
        ["DownloadPipelineArtifact@2"] = ["buildType", "artifactName", "itemPattern", "targetPath"],
        ["PublishTestResults@2"] =
            ["testResultsFormat", "testResultsFiles", "searchFolder", "mergeTestResults", "failTaskOnFailedTests", "failTaskOnMissingResultsFile", "testRunTitle"],
    };

    internal sealed class Pipeline
    {
        public required string Name { get; init; }

        public required string Trigger { get; init; }

        public required string Pr { get; init; }

        public required List<Parameter> Parameters { get; init; }

        public required List<Job> Jobs { get; init; }
    }

    internal sealed class Parameter
    {
        public required string Name { get; init; }

        public required string DisplayName { get; init; }

        public required string Type { get; init; }

        public required string Default { get; init; }

        public List<string>? Values { get; init; }
    }

    internal sealed class Job
    {
        [YamlDotNet.Serialization.YamlMember(Alias = "job")]
        public required string Name { get; init; }

        public required string DisplayName { get; init; }

        public string? DependsOn { get; init; }

        public string? Condition { get; init; }

        public required int TimeoutInMinutes { get; init; }

        public Strategy? Strategy { get; init; }

        public required Pool Pool { get; init; }

        public required List<Step> Steps { get; init; }
    }

    internal sealed class Strategy
    {
        public required string Parallel { get; init; }
    }

    internal sealed class Pool
    {
        public required string VmImage { get; init; }
    }

    internal sealed class Step
    {
        public string? Checkout { get; init; }

        public bool? Clean { get; init; }

        public string? Task { get; init; }

        public string? Script { get; init; }

        public string? DisplayName { get; init; }

        public string? Condition { get; init; }

        public Dictionary<string, string> Inputs { get; init; } = [];

        public Dictionary<string, string> Env { get; init; } = [];
    }
}
