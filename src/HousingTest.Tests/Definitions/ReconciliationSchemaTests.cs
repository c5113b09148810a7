using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>The JSON schema by which editors complete reconciliations: it says what the reader of reconciliations says.</summary>
public sealed class ReconciliationSchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "fixtures", "reconciliations", "reconciliation.schema.json"));

    private readonly EditorSchema _schema = new(Text);

    [Fact]
    public void Every_reconciliation_of_the_repository_fits_it()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "fixtures", "reconciliations"), "*.yaml"))
            _schema.Refused(File.ReadAllText(file)).ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData("about:", "about:")]
    [InlineData("entity: rent account", "entity: rent accounts")]
    [InlineData("data: real\n", "")]
    [InlineData("weeks: 48 to 52", "times: 12/13")]
    [InlineData("delimiter: \"|\"", "delimiter: tab")]
    [InlineData("codes: types }, migrated: tenancy.type", "codes: { S: secure } }, migrated: tenancy.type")]
    [InlineData("money at stake: balance\n", "")]
    [InlineData("pattern: a day later, keys: [1, 2]", "keys: 1")]
    [InlineData("trim: false", "trim: true")]
    public void What_the_reader_accepts_the_schema_accepts(string old, string changed)
    {
        var text = Changed(old, changed);

        _schema.Refused(text).ShouldBeEmpty();
        Reads(text).ShouldBeTrue();
    }

    [Theory]
    [InlineData("about: Two sides\n", "")]
    [InlineData("data: real", "data: live")]
    [InlineData("entity: rent account", "entity: rent account\n    table: accounts")]
    [InlineData("encoding: windows-1252", "encoding: ebcdic")]
    [InlineData("delimiter: \"|\"", "delimiter: \".\"")]
    [InlineData("delimiter: \"|\"", "delimeter: \"|\"")]
    [InlineData("weeks: 48 to 52", "weeks: 48")]
    [InlineData("round: half even", "round: nearest")]
    [InlineData("type: money", "type: amount")]
    [InlineData("zeros: strip", "zeroes: strip")]
    [InlineData("control: Twice, duplicates: both", "control: Twice")]
    [InlineData("control: Twice, duplicates: both", "control: Twice, duplicates: both, codes: type")]
    [InlineData("control: Twice, duplicates: both", "duplicates: both")]
    [InlineData("from: 1919-01-01", "from: 1919")]
    [InlineData("reason: Midnight, ", "")]
    [InlineData("pattern: a day later, keys: [1, 2], ", "")]
    [InlineData("until: 2026-12-31", "until: soon")]
    public void What_the_schema_refuses_the_reader_refuses(string old, string changed)
    {
        var text = Changed(old, changed);

        _schema.Refused(text).ShouldNotBeEmpty();
        Reads(text).ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_a_reconciliation_can_say_is_described()
    {
        EditorSchema.Undescribed(Text).ShouldBeEmpty();
    }

    private static string Changed(string old, string changed)
    {
        ReconciliationFileTests.Whole.ShouldContain(old);
        return ReconciliationFileTests.Whole.Replace(old, changed, StringComparison.Ordinal);
    }

    private static bool Reads(string text)
    {
        try
        {
            ReconciliationFile.Parse(text, "test.yaml");
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }
}
