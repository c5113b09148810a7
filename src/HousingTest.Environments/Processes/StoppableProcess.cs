using System.Diagnostics;

namespace HousingTest.Environments;

/// <summary>Programs of ours that stop, and clean up behind themselves, when their standard input closes.</summary>
public static class StoppableProcess
{
    /// <summary>Closes its input and waits for its end; kills it, with all that it started, when that takes too long.</summary>
    /// <param name="process">Started with its input redirected, and running.</param>
    /// <param name="grace">How long it may clean up.</param>
    /// <param name="insisted">Kills it at once.</param>
    public static async Task StopByInputAsync(this Process process, TimeSpan grace, CancellationToken insisted)
    {
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(insisted);
        limit.CancelAfter(grace);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
