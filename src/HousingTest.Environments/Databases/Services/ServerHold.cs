using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// Keeps the server that a checkout starts for itself for as long as a command takes. Its workers join it; without this the first worker that ends would take it down, and the next one start it
/// again. It has a lease of its own, so that a killed command's server is swept too.
/// </summary>
public sealed class ServerHold : IAsyncDisposable
{
    private readonly SqlServerService _service;
    private readonly LeaseKeeper _lease;
    private readonly string _id;

    private ServerHold(SqlServerService service, LeaseKeeper lease, string id)
    {
        _service = service;
        _lease = lease;
        _id = id;
    }

    /// <summary>Starts the server or joins it; null for an environment that has none or names its own.</summary>
    /// <param name="workspace">The checkout.</param>
    /// <param name="environment">Whose test copies are to be made.</param>
    /// <param name="owner">What it is for, as people say it: <c>gate</c>.</param>
    /// <param name="progress">Told what goes on.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="ProblemException">The server does not come up.</exception>
    public static async Task<ServerHold?> TakeAsync(Workspace workspace, EnvironmentDefinition environment, string owner, IProgress<string> progress, CancellationToken ct)
    {
        if (environment.Database is not { Engine: "sqlserver", StartedBy: DatabaseDefinition.Compose } || GivenServer.Find(environment.Database) is not null)
            return null;
        var service = SqlServerService.Of(workspace);
        await service.ExpectAsync(ct);
        var id = $"{Workspace.NewId(TimeProvider.System)}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        var hold = new ServerHold(service, new LeaseKeeper(new LeaseStore(workspace), id, owner), id);
        try
        {
            hold._lease.AddService(hold._service.Project);
            await hold._service.JoinAsync(id, ServiceOrder.Asked, progress, ct);
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.LeaveAsync(_id, _lease.ServiceIsLeft);
        _lease.Delete();
    }
}
