using System.Runtime.InteropServices;

namespace HousingTest.Cli;

/// <summary>
/// Ctrl-C: once asks the work to stop and clean up, twice ends it at once. SIGTERM, as pipelines send it, counts as the first.
/// </summary>
public sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _gentle = new();
    private readonly CancellationTokenSource _harsh = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    /// <summary>Begins to listen.</summary>
    /// <param name="asked">Called at the first signal, to tell the user that cleaning up has begun.</param>
    public Interrupt(Action asked)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (_gentle.IsCancellationRequested)
                {
                    _harsh.Cancel();
                    return;
                }

                asked();
                _gentle.Cancel();
            }));
        }
    }

    /// <summary>Cancelled at the first signal: stop and clean up.</summary>
    public CancellationToken Asked => _gentle.Token;

    /// <summary>Cancelled at the second: stop cleaning up as well.</summary>
    public CancellationToken Insisted => _harsh.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _gentle.Dispose();
        _harsh.Dispose();
    }
}
