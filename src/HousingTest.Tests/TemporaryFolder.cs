namespace HousingTest.Tests;

/// <summary>A folder of the test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("housingtest-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file, its folders made, and answers its path.</summary>
    public string Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this[relative];
    }

    /// <summary>Writes a file that is no UTF-8.</summary>
    public void WriteBytes(string relative, byte[] bytes) => File.WriteAllBytes(this[relative], bytes);

    public string Read(string relative) => File.ReadAllText(this[relative]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
