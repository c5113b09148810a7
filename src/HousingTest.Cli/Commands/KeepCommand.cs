using System.CommandLine;
using HousingTest.Cli.Keeping;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>keep</c>: the process in the background that holds the test copy of <c>up</c>. Not for people, so it is hidden.</summary>
public static class KeepCommand
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var release = new Option<string>("--release") { Required = true };
        var environment = new Option<string>("--environment") { Required = true };
        var checkpoint = new Option<string?>("--checkpoint");
        var command = new Command("keep", "Hold the test copy of up") { release, environment, checkpoint };
        command.Hidden = true;
        command.SetAction((parsed, _) => Guard.RunAsync(
            surroundings, () => KeepAsync(surroundings, parsed.GetValue(release)!, parsed.GetValue(environment)!, parsed.GetValue(checkpoint))));
        return command;
    }

    private static async Task<int> KeepAsync(Surroundings surroundings, string release, string environment, string? checkpoint)
    {
        var workspace = surroundings.Workspace;
        var kept = new KeptCopy(ProcessStamp.Own, release, null, null, new Dictionary<string, string>(StringComparer.Ordinal), null, "starting", [])
        {
            Environment = environment,
            ReleaseNamed = release,
        };
        kept.Write(workspace);
        try
        {
            var cancellation = surroundings.Interrupt.Asked;
            var told = new OrderedProgress(stage => (kept = kept with { Stage = stage }).Write(workspace));
            var definitions = RunDefinitions.Read(workspace, environment);
            var definition = definitions.Release(workspace, release);
            var published = await new ReleasePublisher(workspace).PublishAsync(definition, told, cancellation);
            await using var copy = await TestCopy.ProvisionAsync(
                new TestCopyOrder(workspace, definitions.Environment, definitions.Map, definitions.Recipe, published, "up")
                {
                    From = checkpoint is null ? null : CheckpointSource.Open(new CheckpointFolder(checkpoint)),
                },
                told, cancellation);
            kept = kept with
            {
                Release = definition.Name,
                Address = copy.Address,
                Messages = copy.Trap.Address,
                Logins = copy.Logins,
                Password = copy.Password,
                Stage = "ready",
                ReleaseDigest = published.Identity.Digest,
            };
            kept.Write(workspace);
            var since = checkpoint;
            while (File.Exists(KeptCopy.FileIn(workspace)) && copy.Trouble is null)
            {
                await Task.Delay(Glance, cancellation);
                since = await CaptureRequest.AnswerAsync(workspace, copy, since, cancellation);
            }

            return ExitCode.Good;
        }
        catch (ProblemException problem)
        {
            (kept with { Problems = problem.Problems }).Write(workspace);
            throw;
        }
    }
}
