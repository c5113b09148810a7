using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>The JSON schema by which editors complete loads: it says what the reader of loads says.</summary>
public sealed class LoadSchemaTests
{
    private static readonly string Plans = Path.Combine(Repository.Root, "fixtures", "plans");

    private static readonly string Text = File.ReadAllText(Path.Combine(Plans, "loads", "load.schema.json"));

    private readonly EditorSchema _schema = new(Text);

    [Fact]
    public void Every_load_of_the_repository_fits_it()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Plans, "loads"), "*.yaml").Concat(Directory.GetFiles(Path.Combine(Plans, "loads-faulty"), "*.yaml")))
            _schema.Refused(File.ReadAllText(file)).ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData("about:", "about:")]
    [InlineData("refuse: skip", "refuse: rows")]
    [InlineData("codes: tenancy types }", "codes: { S: secure } }")]
    [InlineData("reference: TEN_REF", "reference: { column: TEN_REF, width: 8, case: upper, trim: false }")]
    [InlineData("format: fixed width\nskip lines: 1\ncolumns: { TEN_REF: 1-7, PROP: 8-14, TT: 15-15, START: 17-26, RENT: 28-36 }", "delimiter: tab")]
    public void What_the_reader_accepts_the_schema_accepts(string old, string changed)
    {
        var text = Changed(old, changed);

        _schema.Refused(text).ShouldBeEmpty();
        Reads(text).ShouldBeTrue();
    }

    [Theory]
    [InlineData("about: Everything that a load can say\n", "")]
    [InlineData("into: tenancy", "entity: tenancy")]
    [InlineData("encoding: windows-1252", "encoding: ebcdic")]
    [InlineData("refuse: skip", "refuse: none")]
    [InlineData("weeks: 48 to 52", "weeks: 48")]
    [InlineData("zeros: strip", "zeroes: strip")]
    [InlineData("role: { value: tenant }", "role: { value: tenant, column: ROLE }")]
    [InlineData("role: { value: tenant }", "role: { value: tenant, trim: false }")]
    [InlineData("role: { value: tenant }", "role: {}")]
    [InlineData("extract: ../../legacy/tenancies.txt\n", "")]
    public void What_the_schema_refuses_the_reader_refuses(string old, string changed)
    {
        var text = Changed(old, changed);

        _schema.Refused(text).ShouldNotBeEmpty();
        Reads(text).ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_a_load_can_say_is_described()
    {
        EditorSchema.Undescribed(Text).ShouldBeEmpty();
    }

    private static string Changed(string old, string changed)
    {
        LoadFileTests.Whole.ShouldContain(old);
        return LoadFileTests.Whole.Replace(old, changed, StringComparison.Ordinal);
    }

    private static bool Reads(string text)
    {
        try
        {
            LoadFile.Parse(text, "test.yaml");
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }
}
