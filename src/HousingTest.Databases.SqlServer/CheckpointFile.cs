using System.IO.Compression;
using System.Text.Json;

namespace HousingTest.Databases.SqlServer;

/// <summary>What a checkpoint says of itself.</summary>
/// <param name="Format">Always <see cref="CheckpointFile.Format"/>.</param>
/// <param name="CopyId">The test copy that it is of.</param>
/// <param name="Marks">The marks of its journal: id → position.</param>
/// <param name="Tables">Its tables with rows, in the order of their entries.</param>
/// <param name="Counters">The system's identities and sequences, and where they stand.</param>
internal sealed record CheckpointHead(
    string Format, string CopyId, IReadOnlyDictionary<string, long> Marks, IReadOnlyList<CheckpointTable> Tables, IReadOnlyList<Counter> Counters);

/// <summary>A table of a checkpoint.</summary>
internal sealed record CheckpointTable(string Schema, string Name, IReadOnlyList<string> Columns);

/// <summary>A checkpoint on disk: a zip file of a head, the statements that make the schema, and an entry for each table's rows.</summary>
internal static class CheckpointFile
{
    public const string Format = "housingtest-sqlserver-1";

    private const string HeadName = "checkpoint.json";

    private const string SchemaName = "schema.json";

    /// <summary>The head; null and why when the file is no checkpoint.</summary>
    public static async Task<(CheckpointHead? Head, string Why)> ReadHeadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return (null, "There is no such file");
        try
        {
            using var zip = ZipFile.OpenRead(file);
            if (zip.GetEntry(HeadName) is not { } entry)
                return (null, "It holds no head of a checkpoint");
            await using var stream = entry.Open();
            var head = await JsonSerializer.DeserializeAsync<CheckpointHead>(stream, cancellationToken: cancellationToken);
            return string.Equals(head?.Format, Format, StringComparison.Ordinal) ? (head, "") : (null, "It is a checkpoint of another kind");
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException)
        {
            return (null, broken.Message);
        }
    }

    public static Task WriteHeadAsync(ZipArchive zip, CheckpointHead head, CancellationToken cancellationToken) => WriteAsync(zip, HeadName, head, cancellationToken);

    public static Task WriteSchemaAsync(ZipArchive zip, IReadOnlyList<SchemaObject> objects, CancellationToken cancellationToken) => WriteAsync(zip, SchemaName, objects, cancellationToken);

    public static async Task<IReadOnlyList<SchemaObject>> ReadSchemaAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        await using var stream = zip.GetEntry(SchemaName)!.Open();
        return (await JsonSerializer.DeserializeAsync<SchemaObject[]>(stream, cancellationToken: cancellationToken))!;
    }

    public static string EntryOf(int table) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rows/{table}");

    private static async Task WriteAsync<T>(ZipArchive zip, string name, T content, CancellationToken cancellationToken)
    {
        await using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await JsonSerializer.SerializeAsync(stream, content, cancellationToken: cancellationToken);
    }
}
