namespace HousingTest.Tests.Pipelines;

/// <summary>What our files use of the objects of Kubernetes.</summary>
internal static class Kubernetes
{
    internal class Thing
    {
        public required string ApiVersion { get; init; }

        public required string Kind { get; init; }

        public required Metadata Metadata { get; init; }
    }

    internal sealed class Metadata
    {
        public string? Name { get; init; }

        public required Dictionary<string, string> Labels { get; init; }
    }

    internal sealed class ConfigMap : Thing
    {
        public required Dictionary<string, string> Data { get; init; }
    }

    internal sealed class Claim : Thing
    {
        public required ClaimSpec Spec { get; init; }
    }

    internal sealed class ClaimSpec
    {
        public required List<string> AccessModes { get; init; }

        public required Resources Resources { get; init; }
    }

    internal sealed class NetworkPolicy : Thing
    {
        public required NetworkPolicySpec Spec { get; init; }
    }

    internal sealed class NetworkPolicySpec
    {
        public required Selector PodSelector { get; init; }

        public required List<string> PolicyTypes { get; init; }
    }

    internal sealed class Selector
    {
        public required Dictionary<string, string> MatchLabels { get; init; }
    }

    internal sealed class Job : Thing
    {
        public required JobSpec Spec { get; init; }
    }

    internal sealed class JobSpec
    {
        public string? CompletionMode { get; init; }

        public required int Completions { get; init; }

        public required int Parallelism { get; init; }

        public int? BackoffLimit { get; init; }

        public int? BackoffLimitPerIndex { get; init; }

        public FailurePolicy? PodFailurePolicy { get; init; }

        public required int ActiveDeadlineSeconds { get; init; }

        public required int TtlSecondsAfterFinished { get; init; }

        public required PodTemplate Template { get; init; }
    }

    internal sealed class FailurePolicy
    {
        public required List<FailureRule> Rules { get; init; }
    }

    internal sealed class FailureRule
    {
        public required string Action { get; init; }

        public required List<PodCondition> OnPodConditions { get; init; }
    }

    internal sealed class PodCondition
    {
        public required string Type { get; init; }

        public required string Status { get; init; }
    }

    internal sealed class PodTemplate
    {
        public required Metadata Metadata { get; init; }

        public required PodSpec Spec { get; init; }
    }

    internal sealed class PodSpec
    {
        public required string RestartPolicy { get; init; }

        public required bool AutomountServiceAccountToken { get; init; }

        public required bool EnableServiceLinks { get; init; }

        public required PodSecurity SecurityContext { get; init; }

        public List<Container> InitContainers { get; init; } = [];

        public required List<Container> Containers { get; init; }

        public required List<Volume> Volumes { get; init; }
    }

    internal sealed class PodSecurity
    {
        public required bool RunAsNonRoot { get; init; }

        public required int RunAsUser { get; init; }

        public required int RunAsGroup { get; init; }

        public required int FsGroup { get; init; }

        public required string FsGroupChangePolicy { get; init; }

        public required SeccompProfile SeccompProfile { get; init; }
    }

    internal sealed class SeccompProfile
    {
        public required string Type { get; init; }
    }

    internal sealed class Container
    {
        public required string Name { get; init; }

        public required string Image { get; init; }

        public string? WorkingDir { get; init; }

        public required List<string> Command { get; init; }

        public List<string> Args { get; init; } = [];

        public List<EnvironmentSource> EnvFrom { get; init; } = [];

        public List<Variable> Env { get; init; } = [];

        public required Resources Resources { get; init; }

        public required ContainerSecurity SecurityContext { get; init; }

        public required List<Mount> VolumeMounts { get; init; }
    }

    internal sealed class EnvironmentSource
    {
        public required Reference ConfigMapRef { get; init; }
    }

    internal sealed class Reference
    {
        public required string Name { get; init; }
    }

    internal sealed class Variable
    {
        public required string Name { get; init; }

        public string? Value { get; init; }

        public VariableSource? ValueFrom { get; init; }
    }

    internal sealed class VariableSource
    {
        public required FieldSource FieldRef { get; init; }
    }

    internal sealed class FieldSource
    {
        public required string FieldPath { get; init; }
    }

    internal sealed class Resources
    {
        public required Dictionary<string, string> Requests { get; init; }

        public Dictionary<string, string> Limits { get; init; } = [];
    }

    internal sealed class ContainerSecurity
    {
        public required bool AllowPrivilegeEscalation { get; init; }

        public required bool ReadOnlyRootFilesystem { get; init; }

        public required Capabilities Capabilities { get; init; }
    }

    internal sealed class Capabilities
    {
        public required List<string> Drop { get; init; }
    }

    internal sealed class Mount
    {
        public required string Name { get; init; }

        public required string MountPath { get; init; }

        public string? SubPathExpr { get; init; }

        public bool? ReadOnly { get; init; }
    }

    internal sealed class Volume
    {
        public required string Name { get; init; }

        public ClaimReference? PersistentVolumeClaim { get; init; }

        public EmptyFolder? EmptyDir { get; init; }
    }

    internal sealed class ClaimReference
    {
        public required string ClaimName { get; init; }
    }

    internal sealed class EmptyFolder
    {
        public string? Medium { get; init; }

        public required string SizeLimit { get; init; }
    }
}
