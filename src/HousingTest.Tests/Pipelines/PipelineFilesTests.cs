using Shouldly;
using Xunit;
using YamlDotNet.Core;

namespace HousingTest.Tests.Pipelines;

/// <summary>What a platform would refuse or, worse, pass over in our pipeline files.</summary>
public sealed class PipelineFilesTests
{
    [Fact]
    public void The_workflow_uses_only_what_github_knows()
    {
        var workflow = StrictYaml.GitHubWorkflow(StrictYaml.Read("github/housingtest.yml"));

        workflow.Permissions.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["contents"] = "read" });
        foreach (var input in workflow.On.WorkflowDispatch.Inputs.Values)
        {
            input.Type.ShouldBeOneOf("string", "choice");
            (input.Type is "choice").ShouldBe(input.Options is not null);
            (input.Options ?? [input.Default]).ShouldContain(input.Default, StringComparer.Ordinal);
        }

        foreach (var (name, job) in workflow.Jobs)
        {
            Needs(job).ShouldBeSubsetOf(workflow.Jobs.Keys, StringComparer.Ordinal, name);
            (job.If is null or "${{ !cancelled() && needs.plan.result == 'success' }}").ShouldBeTrue(job.If);
            foreach (var step in job.Steps)
            {
                (step.Run is null).ShouldBe(step.Uses is not null, $"{name}: a step either runs a script or uses an action");
                (step.If is null or "${{ !cancelled() }}").ShouldBeTrue(step.If);
                if (step.Uses is null)
                    continue;
                GitHub.Actions.Keys.ShouldContain(step.Uses, StringComparer.Ordinal);
                step.With.Keys.ShouldBeSubsetOf(GitHub.Actions[step.Uses], StringComparer.Ordinal, step.Uses);
            }
        }
    }

    [Fact]
    public void On_github_a_hold_fails_and_the_report_is_kept_all_the_same()
    {
        var verdict = StrictYaml.GitHubWorkflow(StrictYaml.Read("github/housingtest.yml")).Jobs["verdict"];

        // Nothing stands between the command's exit code and the job.
        verdict.Steps.Single(step => step.Run is not null).If.ShouldBeNull();
        verdict.Steps[^1].Uses.ShouldBe("actions/upload-artifact@v5");
        verdict.Steps[^1].If.ShouldBe("${{ !cancelled() }}");
        Needs(verdict).ShouldContain("share", StringComparer.Ordinal);
    }

    [Fact]
    public void The_pipeline_uses_only_what_azure_knows()
    {
        var pipeline = StrictYaml.AzurePipeline(StrictYaml.Read("azure/housingtest.yml"));

        foreach (var parameter in pipeline.Parameters)
        {
            parameter.Type.ShouldBeOneOf("string", "number");
            (parameter.Values ?? [parameter.Default]).ShouldContain(parameter.Default, StringComparer.Ordinal);
        }

        foreach (var job in pipeline.Jobs)
        {
            (job.DependsOn is null || pipeline.Jobs.Exists(other => string.Equals(other.Name, job.DependsOn, StringComparison.Ordinal))).ShouldBeTrue(job.DependsOn);
            (job.Condition is null or "not(canceled())").ShouldBeTrue(job.Condition);
            foreach (var step in job.Steps)
            {
                new[] { step.Checkout, step.Task, step.Script }.Count(each => each is not null).ShouldBe(1, $"{job.Name}: a step is one of a checkout, a task and a script");
                (step.Condition is null or "succeeded()" or "failed()" or "succeededOrFailed()").ShouldBeTrue(step.Condition);
                if (step.Task is null)
                    continue;
                Azure.Tasks.Keys.ShouldContain(step.Task, StringComparer.Ordinal);
                step.Inputs.Keys.ShouldBeSubsetOf(Azure.Tasks[step.Task], StringComparer.Ordinal, step.Task);
            }
        }
    }

    [Fact]
    public void On_azure_a_hold_fails_and_tests_and_report_are_published_all_the_same()
    {
        var verdict = StrictYaml.AzurePipeline(StrictYaml.Read("azure/housingtest.yml")).Jobs.Single(job => job.Name is "verdict");

        verdict.DependsOn.ShouldBe("share");
        verdict.Steps.First(step => step.Script is not null).Condition.ShouldBeNull();
        foreach (var task in (string[])["PublishTestResults@2", "PublishPipelineArtifact@1"])
            verdict.Steps.Single(step => string.Equals(step.Task, task, StringComparison.Ordinal)).Condition.ShouldBe("succeededOrFailed()", task);
    }

    [Theory]
    [InlineData("github/housingtest.yml", "timeout-minutes: 60", "timeout-minuts: 60")]
    [InlineData("github/housingtest.yml", "    runs-on: ubuntu-latest\n    timeout-minutes: 5\n", "    timeout-minutes: 5\n")]
    [InlineData("azure/housingtest.yml", "timeoutInMinutes: 60", "timeoutInMinutes: 60\n    timeoutInMinutes: 30")]
    [InlineData("azure/housingtest.yml", "displayName: Judge", "displayname: Judge")]
    [InlineData("kubernetes/share.yaml", "backoffLimitPerIndex: 1", "backoffLimitPerIndexes: 1")]
    [InlineData("kubernetes/verdict.yaml", "drop: [ALL]", "drops: [ALL]")]
    [InlineData("kubernetes/gate.yaml", "kind: NetworkPolicy", "kind: NetPolicy")]
    public void A_slip_of_the_pen_is_refused(string file, string right, string wrong)
    {
        var text = StrictYaml.Read(file);
        text.ShouldContain(right);
        var slipped = text.Replace(right, wrong, StringComparison.Ordinal);
        Should.Throw<YamlException>(() => file.Split('/')[0] switch
        {
            "github" => StrictYaml.GitHubWorkflow(slipped),
            "azure" => StrictYaml.AzurePipeline(slipped),
            _ => (object)StrictYaml.KubernetesObjects(slipped),
        });
    }

    private static IEnumerable<string> Needs(GitHub.Job job) => job.Needs switch
    {
        null => [],
        IEnumerable<object> several => several.Select(one => (string)one),
        var one => [(string)one],
    };
}
