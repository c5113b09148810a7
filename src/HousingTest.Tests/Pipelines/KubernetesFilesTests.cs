using System.Globalization;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Pipelines;

/// <summary>What must agree among the objects for Kubernetes and the image that they run, and the rights that no pod gets.</summary>
public sealed class KubernetesFilesTests
{
    private readonly IReadOnlyList<object> _gate = StrictYaml.KubernetesObjects(StrictYaml.Read("kubernetes/gate.yaml"));
    private readonly Kubernetes.Job _share = Job("share");
    private readonly Kubernetes.Job _verdict = Job("verdict");
    private readonly string[] _image = StrictYaml.Read("kubernetes/Containerfile").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');

    private IEnumerable<Kubernetes.PodSpec> Pods => [_share.Spec.Template.Spec, _verdict.Spec.Template.Spec];

    [Fact]
    public void The_index_of_an_indexed_job_is_the_share()
    {
        var spec = _share.Spec;

        spec.CompletionMode.ShouldBe("Indexed");
        spec.Parallelism.ShouldBe(spec.Completions);
        spec.Completions.ToString(CultureInfo.InvariantCulture).ShouldBe(Data["SHARDS"]);
        // Both are refused with any other restart policy.
        spec.BackoffLimitPerIndex.ShouldBe(1);
        spec.PodFailurePolicy!.Rules.ShouldHaveSingleItem().Action.ShouldBe("Ignore");
        spec.Template.Spec.RestartPolicy.ShouldBe("Never");
        // A verdict is not asked for again until it pleases.
        (_verdict.Spec.BackoffLimit, _verdict.Spec.Completions, _verdict.Spec.Template.Spec.RestartPolicy).ShouldBe((0, 1, "Never"));
    }

    [Fact]
    public void No_pod_has_rights_that_it_does_not_need()
    {
        foreach (var pod in Pods)
        {
            (pod.AutomountServiceAccountToken, pod.EnableServiceLinks, pod.SecurityContext.RunAsNonRoot).ShouldBe((false, false, true));
            pod.SecurityContext.RunAsUser.ShouldBeGreaterThan(0);
            pod.SecurityContext.SeccompProfile.Type.ShouldBe("RuntimeDefault");
            foreach (var container in pod.InitContainers.Concat(pod.Containers))
            {
                (container.SecurityContext.AllowPrivilegeEscalation, container.SecurityContext.ReadOnlyRootFilesystem).ShouldBe((false, true), container.Name);
                container.SecurityContext.Capabilities.Drop.ShouldBe(["ALL"], container.Name);
                container.Resources.Limits.Keys.ShouldContain("memory", StringComparer.Ordinal, container.Name);
            }
        }

        var policy = _gate.OfType<Kubernetes.NetworkPolicy>().Single().Spec;
        policy.PolicyTypes.ShouldBe(["Ingress", "Egress"]);
        foreach (var job in (Kubernetes.Job[])[_share, _verdict])
            policy.PodSelector.MatchLabels.ShouldBeSubsetOf(job.Spec.Template.Metadata.Labels);
    }

    [Fact]
    public void Every_name_that_a_pod_mentions_is_there()
    {
        foreach (var pod in Pods)
        {
            var volumes = pod.Volumes.ToDictionary(volume => volume.Name, StringComparer.Ordinal);
            foreach (var container in pod.InitContainers.Concat(pod.Containers))
            {
                container.VolumeMounts.Select(mount => mount.Name).ShouldBeSubsetOf(volumes.Keys, StringComparer.Ordinal, container.Name);
                container.VolumeMounts.Select(mount => mount.MountPath).ShouldBeUnique(StringComparer.Ordinal, container.Name);
                container.EnvFrom.ShouldAllBe(source => source.ConfigMapRef.Name == _gate.OfType<Kubernetes.ConfigMap>().Single().Metadata.Name);
            }

            volumes["gates"].PersistentVolumeClaim!.ClaimName.ShouldBe(_gate.OfType<Kubernetes.Claim>().Single().Metadata.Name);
            volumes.Values.ShouldAllBe(volume => volume.PersistentVolumeClaim == null != (volume.EmptyDir == null));
        }
    }

    [Fact]
    public void The_image_is_what_the_pods_expect()
    {
        Instruction("WORKDIR").ShouldBe("/housingtest");
        Pods.SelectMany(pod => pod.Containers).ShouldAllBe(container => container.WorkingDir == "/housingtest");
        foreach (var pod in Pods)
            Instruction("USER").ShouldBe($"{pod.SecurityContext.RunAsUser}:{pod.SecurityContext.RunAsGroup}");
        // What is mounted inside of a file system that is read only must be there to be mounted on.
        var made = _image.Single(line => line.Contains("mkdir -p", StringComparison.Ordinal)).Split(' ');
        Pods.SelectMany(pod => pod.Containers).SelectMany(container => container.VolumeMounts).Select(mount => mount.MountPath)
            .Where(path => path.StartsWith("/housingtest/", StringComparison.Ordinal)).Select(path => path["/housingtest/".Length..])
            .ShouldBeSubsetOf(made, StringComparer.Ordinal);
        _share.Spec.Template.Spec.InitContainers.Single().Command.ShouldContain("/housingtest/.housingtest/.", StringComparer.Ordinal);

        foreach (var line in _image.Where(line => line.Length > 0 && line[0] != '#'))
            line.Split(' ')[0].ShouldBeOneOf("ARG", "FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT", "CMD");
        var copied = _image.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToList();
        copied.ShouldAllBe(words => Path.Exists(Path.Combine(Repository.Root, words[1])));
        Instruction("ENV").ShouldContain($"HOUSINGTEST_BROWSER={copied[^1][2]}");
    }

    private Dictionary<string, string> Data => _gate.OfType<Kubernetes.ConfigMap>().Single().Data;

    private static Kubernetes.Job Job(string file) => (Kubernetes.Job)StrictYaml.KubernetesObjects(StrictYaml.Read($"kubernetes/{file}.yaml")).Single();

    private string Instruction(string word) => _image.First(line => line.StartsWith(word + " ", StringComparison.Ordinal))[(word.Length + 1)..].Trim();
}
