using YamlDotNet.Serialization;

namespace HousingTest.Tests.Pipelines;

/// <summary>What our workflow uses of GitHub's workflow syntax.</summary>
internal static class GitHub
{
    /// <summary>Actions by name and major version, with the inputs that we know each of them to have.</summary>
    public static IReadOnlyDictionary<string, string[]> Actions { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["actions/checkout@v5"] = ["clean", "fetch-depth", "ref", "repository"],
        ["actions/setup-dotnet@v5"] = ["dotnet-version", "global-json-file", "cache", "cache-dependency-path"],
        ["actions/upload-artifact@v5"] = ["name", "path", "if-no-files-found", "retention-days", "compression-level", "overwrite", "include-hidden-files"],
        ["actions/download-artifact@v5"] = ["name", "path", "pattern", "merge-multiple", "run-id"],
    };

    internal sealed class Workflow
    {
        public required string Name { get; init; }

        public required string RunName { get; init; }

        public required Triggers On { get; init; }

        public required Dictionary<string, string> Permissions { get; init; }

        public required Dictionary<string, Job> Jobs { get; init; }
    }

    internal sealed class Triggers
    {
        [YamlMember(Alias = "workflow_dispatch", ApplyNamingConventions = false)]
        public required Dispatch WorkflowDispatch { get; init; }
    }

    internal sealed class Dispatch
    {
        public required Dictionary<string, Input> Inputs { get; init; }
    }

    internal sealed class Input
    {
        public required string Description { get; init; }

        public required string Type { get; init; }

        public required bool Required { get; init; }

        public required string Default { get; init; }

        public List<string>? Options { get; init; }
    }

    internal sealed class Job
    {
        public required string Name { get; init; }

        public object? Needs { get; init; }

        public string? If { get; init; }

        public required string RunsOn { get; init; }

        public required int TimeoutMinutes { get; init; }

        public Strategy? Strategy { get; init; }

        public Dictionary<string, string> Outputs { get; init; } = [];

        public required List<Step> Steps { get; init; }
    }

    internal sealed class Strategy
    {
        public required bool FailFast { get; init; }

        public required Dictionary<string, string> Matrix { get; init; }
    }

    internal sealed class Step
    {
        public string? Name { get; init; }

        public string? Id { get; init; }

        public string? If { get; init; }

        public string? Uses { get; init; }

        public Dictionary<string, string> With { get; init; } = [];

        public Dictionary<string, string> Env { get; init; } = [];

        public string? Run { get; init; }
    }
}
