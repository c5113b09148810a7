using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What provisioning is for a system at an address: nothing is made or started; it is looked at, and held for this copy alone.</summary>
/// <param name="parts">Filled in.</param>
/// <param name="progress">Told what goes on.</param>
internal sealed class HostedReach(TestCopyParts parts, IProgress<string> progress)
{
    public async Task RunAsync(ReleaseProgram.Address program, CancellationToken ct)
    {
        var release = parts.Order.Release.Identity.Name;
        parts.Password = Environment.GetEnvironmentVariable(program.PasswordFrom) is { Length: > 0 } password
            ? password
            : throw new ProblemException(Problems.NoPassword(release, program.PasswordFrom));
        await HoldAsync(release, program.Root, ct);
        var hosted = new HostedSystem(release, program);
        (parts.System, parts.Hosted) = (hosted, hosted);
        parts.CleanUp.Add("calls to the system", () => hosted.DisposeAsync().AsTask());
        await hosted.CheckMarkerAsync(ct);
        parts.Database = new UnseenDatabase(release);
    }

    // There is one instance, and two workers in it at once would see each other's work.
    private async Task HoldAsync(string release, string root, CancellationToken ct)
    {
        var folder = Path.Combine(parts.Order.Workspace.Private, "addresses");
        Directory.CreateDirectory(folder);
        var turn = await FileTurn.TakeAsync(
            Path.Combine(folder, Digest.OfText(root)[..20] + ".lock"), () => progress.Report($"Release {release}: another run is in it, waiting"), ct);
        parts.CleanUp.Add("turn at the system", turn.Dispose);
    }
}
