using System.IO.Compression;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What a checkpoint keeps of a test copy, into a folder and back.</summary>
internal static class CopyContent
{
    private const string Packed = ".gz";

    /// <summary>Saves database, files and login into an empty folder. The database is as it is without the harness's own: its journal is taken out first.</summary>
    public static async Task SaveAsync(TestCopyParts parts, CheckpointFolder folder, CancellationToken ct)
    {
        var file = folder.In(CheckpointFolder.DatabaseFile);
        await parts.Database.SaveCheckpointAsync(file, ct);
        if (IsPlain(parts.Order.Environment))
        {
            await PackAsync(file, ct);
            File.Delete(file);
        }

        await ZipFile.CreateFromDirectoryAsync(parts.Files, folder.In(CheckpointFolder.FilesFile), CompressionLevel.Fastest, includeBaseDirectory: false, ct);
        WriteLogin(folder.In(CheckpointFolder.LoginFile), parts.Password);
    }

    /// <summary>Brings the database back under everybody's open connections, and proves by its fingerprint that it is what was saved. Throws HT-ENV-082 when it is not.</summary>
    public static async Task RestoreDatabaseAsync(ITestDatabase database, EnvironmentDefinition environment, CheckpointSource from, string scratch, CancellationToken ct)
    {
        Expect(environment, from);
        var file = from.Folder.In(CheckpointFolder.DatabaseFile);
        var unpacked = Path.Combine(scratch, "restored-database");
        try
        {
            if (IsPlain(environment))
                await UnpackAsync(file + Packed, unpacked, ct);
            await database.RestoreCheckpointAsync(IsPlain(environment) ? unpacked : file, ct);
        }
        finally
        {
            File.Delete(unpacked);
        }

        if (!string.Equals(await database.FingerprintAsync(ct), from.Saved.Fingerprint, StringComparison.Ordinal))
            throw new ProblemException(Problems.CheckpointNotProved(from.Folder.Path));
    }

    /// <summary>Puts the system's files where they were.</summary>
    public static async Task RestoreFilesAsync(string files, CheckpointSource from, CancellationToken ct)
    {
        Directory.CreateDirectory(files);
        Folders.Empty(files);
        await ZipFile.ExtractToDirectoryAsync(from.Folder.In(CheckpointFolder.FilesFile), files, ct);
    }

    /// <summary>The password of the logins that the database knows.</summary>
    public static string LoginOf(CheckpointSource from) => File.ReadAllText(from.Folder.In(CheckpointFolder.LoginFile));

    private static void Expect(EnvironmentDefinition environment, CheckpointSource from)
    {
        if (!string.Equals(from.Saved.Engine, environment.Database.Engine, StringComparison.Ordinal))
            throw new ProblemException(Problems.CheckpointOfOtherEngine(environment, from.Folder.Path, from.Saved.Engine));
    }

    // A file that SQLite copies page by page is mostly air; the others' checkpoints are packed as they are written.
    private static bool IsPlain(EnvironmentDefinition environment) => environment.Database.Engine is "sqlite";

    private static async Task PackAsync(string file, CancellationToken ct)
    {
        await using var plain = File.OpenRead(file);
        await using var packed = new GZipStream(new FileStream(file + Packed, FileMode.Create), CompressionLevel.Fastest);
        await plain.CopyToAsync(packed, ct);
    }

    private static async Task UnpackAsync(string file, string to, CancellationToken ct)
    {
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        await using var plain = new FileStream(to, FileMode.Create);
        await packed.CopyToAsync(plain, ct);
    }

    private static void WriteLogin(string file, string password)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(password);
    }
}
