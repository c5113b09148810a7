namespace HousingTest.Environments;

/// <summary>Stands where Testcontainers would: this build was made without the package.</summary>
internal sealed class ContainerServer : IAsyncDisposable
{
    /// <summary>False: whoever asks for it is told so before anything is made.</summary>
    public static bool IsThere => false;

    public int Port => 0;

    public string Connection => "";

    public static Task<ContainerServer> StartAsync(string name, string image, string password, CancellationToken ct) =>
        throw new NotSupportedException("this build has no Testcontainers");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
