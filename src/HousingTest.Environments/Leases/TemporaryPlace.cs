using System.Globalization;
using System.Security.Cryptography;

namespace HousingTest.Environments;

/// <summary>
/// A folder for what programs lay down and forget: a build's scratch files, a browser's profile. It bears the number of the process that takes it away again, so
/// that a sweep can tell one that was left. It lies in the machine's temporary folder and not in the test copy's, since sockets are made in it, and their whole path
/// must stay under a hundred characters.
/// </summary>
public sealed class TemporaryPlace : IDisposable
{
    private const string Prefix = "housingtest-";

    /// <summary>What tells programs where it is, on any platform.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["TMPDIR", "TMP", "TEMP"];

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(
        Path.GetTempPath(), $"{Prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}")).FullName;

    /// <summary>
    /// Makes one for this process and all that it will start: what a browser or its driver forgets lies there. Only for a process that has done nothing yet, for
    /// whoever asks for the temporary folder later gets this one.
    /// </summary>
    public static TemporaryPlace OfThisProcess()
    {
        var place = new TemporaryPlace();
        foreach (var variable in Variables)
            Environment.SetEnvironmentVariable(variable, place.Folder);
        return place;
    }

    /// <inheritdoc/>
    public void Dispose() => TryDelete(Folder);

    /// <summary>Takes away those of processes that have ended.</summary>
    public static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*-*"))
        {
            var number = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && ProcessStamp.Of(pid) is null)
                TryDelete(folder);
        }
    }

    // Another user's, or one that somebody looks into: it harms nobody, and the next sweep tries again.
    private static void TryDelete(string folder)
    {
        try
        {
            Folders.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
