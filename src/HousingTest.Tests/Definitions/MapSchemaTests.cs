using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Tests.Runs.Maps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>The JSON schema by which editors complete maps: it says what the reader of maps says.</summary>
public sealed class MapSchemaTests
{
    private const string Folder = "environments/maps";

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, Folder, "map.schema.json"));

    private readonly EditorSchema schema = new(Text);

    [Fact]
    public void Every_map_of_the_repository_names_the_schema_and_fits_it()
    {
        var maps = Directory.GetFiles(Path.Combine(Repository.Root, Folder), "*.yaml");

        maps.ShouldNotBeEmpty();
        foreach (var file in maps)
        {
            var text = File.ReadAllText(file);
            text.ShouldStartWith("# yaml-language-server: $schema=map.schema.json", Case.Sensitive, file);
            schema.Refused(text).ShouldBeEmpty(file);
        }
    }

    [Theory]
    [InlineData("system: Small Housing", "system: 42")]
    [InlineData("label: reference", "# no label")]
    [InlineData("key: id\n    label", "key: \"id\"\n    label")]
    [InlineData("{ rent: RENT, water: WATER }", "{ rent: 1, water: true, none: \"\" }")]
    [InlineData("fields: { week: Week }", "fields: { week: { role: textbox, name: Week }, note: { selector: \"#note\" } }")]
    [InlineData("buttons: { run: Run debits, stop: Stop }", "buttons: {}")]
    [InlineData("sql: \"CALL letters()\"", "command: [letters, --now]")]
    [InlineData("sql: \"CALL letters()\"", "restart: true")]
    [InlineData("{ http: POST /api/debits }", "{ http: POST /api/debits, answers: { debit run: id } }")]
    [InlineData("after rewind: []", "after rewind: [{ http: POST /caches/forget }]")]
    [InlineData("refers: account }\n      kind", "refers: account, words: { none: 0 } }\n      kind")]
    [InlineData("reference: reference\n", "reference: { column: reference, spaces: _ }\n")]
    [InlineData("seed:\n", "    traits:\n      of it: { entity: account, of: account, where: { reference: [RA-1, RA-2] } }\nseed:\n")]
    [InlineData("seed:\n", "    traits:\n      with it: { entity: charge, of: account, where: {} }\nseed:\n", "the trait's field refers elsewhere: only the reader knows")]
    public void What_the_reader_accepts_the_schema_accepts(string old, string changed, string? onlyTheReader = null)
    {
        var text = Changed(old, changed);

        schema.Refused(text).ShouldBeEmpty();
        Reads(text).ShouldBe(onlyTheReader is null);
    }

    [Theory]
    [InlineData("system: Small Housing", "")]
    [InlineData("system: Small Housing", "system:")]
    [InlineData("system: Small Housing", "system: \" \"")]
    [InlineData("system: Small Housing", "system: [Small, Housing]")]
    [InlineData("system: Small Housing", "system: Small Housing\nsytem: Small")]
    [InlineData("table: letter", "tabel: letter")]
    [InlineData("type: money", "type: pounds")]
    [InlineData("refers: account }\n      kind", "refers: account, type: number }\n      kind")]
    [InlineData("refers: account }\n      kind", "refers: account, spaces: _ }\n      kind")]
    [InlineData("identity: [reference]", "identity: reference")]
    [InlineData("path: /accounts", "path: accounts")]
    [InlineData("fields: { week: Week }", "fields: { week: { role: weekbox, name: Week } }")]
    [InlineData("fields: { week: Week }", "fields: { week: { role: textbox } }")]
    [InlineData("fields: { week: Week }", "fields: { week: { selector: \"#week\", name: Week } }")]
    [InlineData("http: POST /api/debits", "http: SEND /api/debits")]
    [InlineData("http: POST /api/debits", "http: POST /api/debits, json: { a: b }, body: c")]
    [InlineData("sql: \"CALL letters()\"", "sql: \"CALL letters()\", restart: true")]
    [InlineData("sql: \"CALL letters()\"", "as: clerk")]
    [InlineData("after rewind: []", "after rewind: {}")]
    [InlineData("columns: { id: key,", "colums: { id: key,")]
    [InlineData("seed:\n", "    traits:\n      of it: { entity: account, of: account, via: account, where: { reference: RA-1 } }\nseed:\n")]
    [InlineData("seed:\n", "    traits:\n      of it: { entity: account, of: account, where: { reference: [] } }\nseed:\n")]
    public void What_the_schema_refuses_the_reader_refuses(string old, string changed)
    {
        var text = Changed(old, changed);

        schema.Refused(text).ShouldNotBeEmpty();
        Reads(text).ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_a_map_can_say_is_described()
    {
        EditorSchema.Undescribed(Text).ShouldBeEmpty();
    }

    private static string Changed(string old, string changed)
    {
        SmallSystem.Map.ShouldContain(old);
        return SmallSystem.Map.Replace(old, changed, StringComparison.Ordinal);
    }

    private static bool Reads(string text)
    {
        try
        {
            SystemMapFile.Parse(text, SmallSystem.File);
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }
}
