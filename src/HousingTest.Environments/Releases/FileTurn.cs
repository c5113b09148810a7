namespace HousingTest.Environments;

/// <summary>
/// A turn that one process at a time has, by a file that it holds open for itself. The operating system gives it back when the process ends, however it
/// ends. The empty file stays: taking it away would let two processes hold files of the same name.
/// </summary>
internal sealed class FileTurn : IDisposable
{
    private readonly FileStream _file;

    private FileTurn(FileStream file) => _file = file;

    /// <summary>Waits for the turn.</summary>
    /// <param name="path">The file.</param>
    /// <param name="waiting">Called once when somebody else has it.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<FileTurn> TakeAsync(string path, Action waiting, CancellationToken ct)
    {
        for (var told = false; ; told = true)
        {
            if (TryTake(path) is { } turn)
                return turn;
            if (!told)
                waiting();
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        }
    }

    /// <summary>Takes the turn if nobody has it.</summary>
    public static FileTurn? TryTake(string path)
    {
        try
        {
            return new FileTurn(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
