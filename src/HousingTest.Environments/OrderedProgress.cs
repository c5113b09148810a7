namespace HousingTest.Environments;

/// <summary>Hands on what it is told at once and on the same thread: <see cref="Progress{T}"/> would post it, and lines would change places.</summary>
/// <param name="tell">Takes each line.</param>
public sealed class OrderedProgress(Action<string> tell) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => tell(value);
}
