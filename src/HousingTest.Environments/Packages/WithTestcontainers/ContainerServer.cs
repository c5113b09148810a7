using DotNet.Testcontainers.Containers;
using HousingTest.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.MsSql;

namespace HousingTest.Environments;

/// <summary>A SQL Server for one test copy, started by Testcontainers. Its end is the copy's, and a sweep's where the copy was killed: no second container watches over it.</summary>
internal sealed class ContainerServer : IAsyncDisposable
{
    private const long Memory = 3L << 30;
    private const int LinesToShow = 15;
    private static readonly TimeSpan s_within = TimeSpan.FromMinutes(10);

    private readonly MsSqlContainer _container;

    private readonly string _name;

    private ContainerServer(MsSqlContainer container, string name)
    {
        _container = container;
        _name = name;
    }

    /// <summary>True: this build has the package.</summary>
    public static bool IsThere => true;

    /// <summary>Port of this machine at which it answers.</summary>
    public int Port => _container.GetMappedPublicPort(MsSqlBuilder.MsSqlPort);

    /// <summary>How test copies reach it, by the password.</summary>
    public string Connection { get; private init; } = "";

    /// <summary>Starts one, its image fetched first where it is not here. Throws HT-ENV-073 with its last lines when it does not come up within ten minutes.</summary>
    /// <param name="name">Name of the container, which a lease holds already.</param>
    /// <param name="image">Its image.</param>
    /// <param name="password">Made for it; kept by the container alone.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<ContainerServer> StartAsync(string name, string image, string password, CancellationToken ct)
    {
        MsSqlContainer? container = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(s_within);
        try
        {
            container = new MsSqlBuilder(image).WithName(name).WithPassword(password).WithCleanUp(false).WithLogger(NullLogger.Instance).WithCreateParameterModifier(Narrow).Build();
            await container.StartAsync(limit.Token);
            return new ContainerServer(container, name) { Connection = $"Data Source={SqlServerService.Host},{container.GetMappedPublicPort(MsSqlBuilder.MsSqlPort)};User ID={MsSqlBuilder.DefaultUsername};Password={password};TrustServerCertificate=True" };
        }
        // Whatever the package throws, a person must be told in words.
        catch (Exception failed) when (!ct.IsCancellationRequested && failed is not OutOfMemoryException)
        {
            var why = await WhyAsync(container, failed);
            await EndAsync(container, name);
            throw new ProblemException(Problems.ContainerServerFailed(image, why.Replace(password, "…", StringComparison.Ordinal)), failed);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(container, name);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_container, _name);

    // What nothing watches over the package only stops.
    private static async Task EndAsync(MsSqlContainer? container, string name)
    {
        if (container is null)
            return;
        await container.DisposeAsync();
        await ContainerEngine.ForThisMachine().RemoveAsync(name);
    }

    // By itself it would listen on every address of this machine, and take all of its memory.
    private static void Narrow(Docker.DotNet.Models.CreateContainerParameters parameters)
    {
        if (parameters.HostConfig is not { PortBindings: { Count: > 0 } ports } host)
            throw new NotSupportedException("the package does not say at which address the server is to listen");
        host.Memory = Memory;
        foreach (var binding in ports.Values.SelectMany(bindings => bindings))
            binding.HostIP = SqlServerService.Host;
    }

    private static async Task<string> WhyAsync(MsSqlContainer? container, Exception failed)
    {
        var said = failed is OperationCanceledException ? $"it is not ready after {s_within.TotalMinutes:0} min" : failed.Message.Trim();
        if (container is null || container.State is TestcontainersStates.Undefined)
            return said;
        var lines = new OutputTail(LinesToShow);
        var (output, errors) = await container.GetLogsAsync(timestampsEnabled: false);
        foreach (var line in $"{output}\n{errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries))
            lines.Add(line.TrimEnd());
        return $"{said}; its last lines were:\n{lines.Last(LinesToShow)}";
    }
}
