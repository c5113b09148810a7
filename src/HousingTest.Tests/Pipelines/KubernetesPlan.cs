using Shouldly;

namespace HousingTest.Tests.Pipelines;

/// <summary>Carries out our jobs as Kubernetes does: a pod for each index, folders of the volume by the variables of the pod, the verdict.</summary>
internal static class KubernetesPlan
{
    public static PipelinePlan Of(Kubernetes.ConfigMap gate, Kubernetes.Job share, Kubernetes.Job verdict, IReadOnlyDictionary<string, string> typed)
    {
        typed.Keys.ShouldBeSubsetOf(gate.Data.Keys, StringComparer.Ordinal);
        var data = gate.Data.ToDictionary(item => item.Key, item => typed.GetValueOrDefault(item.Key, item.Value), StringComparer.Ordinal);

        var shares = new List<(string, PipelineScript)>();
        var judging = verdict.Spec.Template.Spec.Containers.Single();
        var found = PipelinePlan.Fill(At(judging, "/housingtest/shares").SubPathExpr!, data);
        for (var index = 0; index < share.Spec.Completions; index++)
        {
            var container = share.Spec.Template.Spec.Containers.Single();
            var variables = new Dictionary<string, string>(data, StringComparer.Ordinal);
            foreach (var variable in container.Env.Where(variable => variable.ValueFrom is not null))
            {
                variable.ValueFrom!.FieldRef.FieldPath.ShouldBe("metadata.annotations['batch.kubernetes.io/job-completion-index']");
                variables[variable.Name] = $"{index}";
            }

            var folder = PipelinePlan.Fill(At(container, "/housingtest/runs").SubPathExpr!, variables);
            folder.ShouldStartWith(found + "/");
            shares.Add((folder[(found.Length + 1)..], Script(container, variables)));
        }

        At(judging, "/housingtest/gates").ReadOnly.ShouldBeNull();
        return new PipelinePlan("Kubernetes", shares, Script(judging, data), "gates/verdict.md", JUnit: null);
    }

    private static Kubernetes.Mount At(Kubernetes.Container container, string path) =>
        container.VolumeMounts.Single(mount => string.Equals(mount.MountPath, path, StringComparison.Ordinal));

    private static PipelineScript Script(Kubernetes.Container container, Dictionary<string, string> variables) =>
        new(container.Command, container.Args.Single(), variables);
}
