using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HousingTest.Tests.Pipelines;

/// <summary>
/// Pipeline files read into models of exactly the parts that they use. A key that a model does not know, one that stands twice, or a
/// required one that is missing fails: the platforms pass over some of those, and find others only when the pipeline runs.
/// </summary>
internal static partial class StrictYaml
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, "pipelines", path)).ReplaceLineEndings("\n");

    public static GitHub.Workflow GitHubWorkflow(string text) => As<GitHub.Workflow>(text, HyphenatedNamingConvention.Instance);

    public static Azure.Pipeline AzurePipeline(string text) => As<Azure.Pipeline>(text, CamelCaseNamingConvention.Instance);

    /// <summary>All objects of a file, each as its kind says.</summary>
    public static IReadOnlyList<object> KubernetesObjects(string text) => [.. text.Split("\n---\n").Select(KubernetesObject)];

    private static object KubernetesObject(string text)
    {
        var kind = Kind().Match(text).Groups["kind"].Value;
        return kind switch
        {
            "Job" => As<Kubernetes.Job>(text, CamelCaseNamingConvention.Instance),
            "ConfigMap" => As<Kubernetes.ConfigMap>(text, CamelCaseNamingConvention.Instance),
            "PersistentVolumeClaim" => As<Kubernetes.Claim>(text, CamelCaseNamingConvention.Instance),
            "NetworkPolicy" => As<Kubernetes.NetworkPolicy>(text, CamelCaseNamingConvention.Instance),
            _ => throw new YamlException($"no model of the kind '{kind}'"),
        };
    }

    private static T As<T>(string text, INamingConvention names) => new DeserializerBuilder()
        .WithNamingConvention(names).WithDuplicateKeyChecking().WithEnforceRequiredMembers().Build().Deserialize<T>(text);

    [GeneratedRegex("^kind: (?<kind>[A-Za-z]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kind();
}
