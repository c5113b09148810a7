namespace HousingTest.Environments;

/// <summary>What is to be given back, undone in reverse. One thing that fails or hangs keeps none of the others.</summary>
internal sealed class CleanUp
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);
    private readonly Stack<(string What, Func<Task> Undo)> _steps = new();

    public void Add(string what, Func<Task> undo) => _steps.Push((what, undo));

    public void Add(string what, Action undo) => Add(what, () => Task.Run(undo));

    /// <summary>Undoes everything, each within its limit.</summary>
    /// <returns>What could not be undone; empty when all was.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var failed = new List<string>();
        while (_steps.TryPop(out var step))
        {
            try
            {
                await Task.Run(step.Undo).WaitAsync(s_limit);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failed.Add($"{step.What}: {exception.Message}");
            }
        }

        return failed;
    }
}
