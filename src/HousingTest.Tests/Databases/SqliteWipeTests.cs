using System.Text;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqliteWipeTests : WipeContract
{
    protected override Dialect Dialect { get; } = new SqliteDialect();

    [Fact]
    public async Task What_was_removed_is_not_to_be_found_in_the_file_either()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT);
            CREATE VIRTUAL TABLE search USING fts5(text);
            INSERT INTO note VALUES (1, 'ask for Quillfeather');
            INSERT INTO search VALUES ('ask for Quillfeather');
            """);

        await copy.Database.WipeAsync([], Token);

        await copy.StopSystemAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(copy.Marker.Place)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Token);
            Encoding.Latin1.GetString(bytes.ToArray()).ShouldNotContain("quillfeather", Case.Insensitive);
        }
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqliteCopy.ProvisionAsync(schema);
}
