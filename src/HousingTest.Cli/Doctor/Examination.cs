using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HousingTest.Environments;

namespace HousingTest.Cli.Doctor;

/// <summary>Looks at the machine without changing it.</summary>
public static class Examination
{
    // Two published releases, a test copy and the runs of a gate take a few hundred megabytes.
    private const long EnoughBytes = 2L << 30;

    /// <summary>Everything that a gate needs, in the order in which it needs it.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(Workspace workspace, CancellationToken cancellation) =>
        [await SdkAsync(workspace, cancellation), Browser(), DatabaseServer(), await SqlServerAsync(workspace, cancellation), Ports(), Disk(workspace), LeftOver(workspace), .. KnownHole.OfDrivers.Select(hole => new Finding("known hole", FindingState.Note, hole.What, hole.Why))];

    private static async Task<Finding> SdkAsync(Workspace workspace, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["--version"])
            {
                WorkingDirectory = workspace.Root,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var version = (await process.StandardOutput.ReadToEndAsync(cancellation)).Trim();
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0
                ? new Finding(".NET SDK", FindingState.Good, version, "")
                : new Finding(".NET SDK", FindingState.Missing, "not the one that global.json asks for", "install the .NET 10 SDK");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new Finding(".NET SDK", FindingState.Missing, "there is no dotnet on the PATH", "install the .NET 10 SDK");
        }
    }

    private static Finding Browser() => BrowserLocator.ForThisMachine().TryLocate(out var problem) is { } path
        ? new Finding("browser", FindingState.Good, path, "")
        : new Finding("browser", FindingState.Missing, problem!.Why, problem.Remedy);

    private static Finding DatabaseServer() => PostgresPrograms.TryFind() is { } folder
        ? new Finding("PostgreSQL", FindingState.Good, folder, "")
        : new Finding("PostgreSQL", FindingState.Note, "not installed; only --environment postgres asks for it", "install it (on Debian: apt-get install postgresql), or give a server: docs/servers.md");

    private static async Task<Finding> SqlServerAsync(Workspace workspace, CancellationToken cancellation)
    {
        var offer = await SqlServerOffer.LookAsync(workspace, cancellation);
        return new Finding("SQL Server", offer.IsThere ? FindingState.Good : FindingState.Note, offer.Found, offer.Remedy);
    }

    private static Finding Ports()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port: 0);
            listener.Start();
            return new Finding("ports", FindingState.Good, $"127.0.0.1 gives them (port {((IPEndPoint)listener.LocalEndpoint).Port} was free)", "");
        }
        catch (SocketException refused)
        {
            return new Finding("ports", FindingState.Missing, refused.Message, "let programs listen on 127.0.0.1");
        }
    }

    private static Finding Disk(Workspace workspace)
    {
        var free = new DriveInfo(workspace.Root).AvailableFreeSpace;
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):0.0} GB free");
        return free >= EnoughBytes
            ? new Finding("disk", FindingState.Good, said, "")
            : new Finding("disk", FindingState.Missing, said, "free 2 GB: old folders under runs/, gates/ and .housingtest/ may be deleted");
    }

    private static Finding LeftOver(Workspace workspace)
    {
        var leases = new LeaseStore(workspace).List();
        var left = leases.Count(lease => lease.IsLeft);
        var live = leases.Count - left;
        return left == 0
            ? new Finding("test copies", FindingState.Good, live == 0 ? "none" : $"{live} running, none left over", "")
            : new Finding("test copies", FindingState.Note, $"{left} left over by a killed run", "./housingtest down removes them; so does the next run");
    }
}
