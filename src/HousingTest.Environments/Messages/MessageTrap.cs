using System.Net;
using HousingTest.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HousingTest.Environments;

/// <summary>
/// Takes what the system would send through GOV.UK Notify, and sends nothing: a server on this machine that speaks Notify's API for text messages,
/// e-mails and letters. Its root page lists what it caught.
/// </summary>
public sealed class MessageTrap : IAsyncDisposable
{
    /// <summary>An API key in Notify's form that is nobody's: a name, a service and a secret.</summary>
    public const string Key = "trap-00000000-0000-4000-8000-00000000aaaa-00000000-0000-4000-8000-00000000bbbb";

    private readonly WebApplication _server;
    private readonly CaughtMessages _caught;

    private MessageTrap(WebApplication server, CaughtMessages caught)
    {
        _server = server;
        _caught = caught;
        Address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public string Address { get; }

    /// <summary>What was caught since the last <see cref="Clear"/>, in order.</summary>
    public IReadOnlyList<MessageSent> Messages => [.. _caught.All.Select(caught => caught.Message)];

    /// <summary>How many calls are being answered.</summary>
    public int InFlight => _caught.InFlight;

    /// <summary>Starts one. Throws HT-ENV-037 when another program has its port.</summary>
    /// <param name="ct">Gives up.</param>
    /// <param name="port">Where it listens on this machine; 0 for a free port.</param>
    public static async Task<MessageTrap> StartAsync(CancellationToken ct, int port = 0)
    {
        // Empty: settings files and variables around us are those of others.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, Unattended>();
        var server = builder.Build();
        var caught = new CaughtMessages();
        new NotifyApi(caught).Map(server);
        try
        {
            await server.StartAsync(ct);
            return new MessageTrap(server, caught);
        }
        catch (Exception failure)
        {
            await server.DisposeAsync();
            if (port != 0 && failure is IOException)
                throw new ProblemException(Problems.NoTrapPort(port, failure.Message), failure);
            throw;
        }
    }

    /// <summary>Forgets what was caught, and counts ids from the start again.</summary>
    public void Clear() => _caught.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _server.StopAsync(limit.Token);
        await _server.DisposeAsync();
    }

    /// <summary>The usual lifetime takes Ctrl-C for the server; it belongs to the command line.</summary>
    private sealed class Unattended : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
