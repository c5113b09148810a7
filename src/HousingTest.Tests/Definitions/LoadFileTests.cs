using System.Globalization;
using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class LoadFileTests
{
    public const string Whole = """
        load: test
        about: Everything that a load can say
        extract: ../../legacy/tenancies.txt
        encoding: windows-1252
        format: fixed width
        skip lines: 1
        columns: { TEN_REF: 1-7, PROP: 8-14, TT: 15-15, START: 17-26, RENT: 28-36 }
        only: { TT: [S, I] }
        without: { TEN_REF: "0000000" }
        into: tenancy
        codes:
          tenancy types: { S: secure, I: introductory }
        fields:
          reference: TEN_REF
          property: { column: PROP, by: uprn, zeros: strip }
          type: { column: TT, codes: tenancy types }
          start: { column: START, format: dd/MM/yyyy HH:mm, nothing: [01/01/1900 00:00] }
          rent: { column: RENT, format: pounds, weeks: 48 to 52, round: half even, sign: reversed }
          role: { value: tenant }
          landlord: { value: The council, by: name }
        refuse: skip

        """;

    [Fact]
    public void A_load_is_read_with_its_lines()
    {
        var read = LoadFile.Parse(Whole, "fixtures/plans/loads/test.yaml");

        read.Extract.ShouldSatisfyAllConditions(
            one => one.Path.ShouldBe("fixtures/legacy/tenancies.txt"), one => one.Encoding.ShouldBe("windows-1252"), one => one.Line.ShouldBe(3),
            one => one.Form.ShouldBeOfType<ExtractForm.FixedWidth>().ShouldSatisfyAllConditions(form => form.SkippedLines.ShouldBe(1), form => form.Columns.Count.ShouldBe(5)));
        read.Filters.Select(filter => $"{filter.Column} {string.Join('+', filter.Values)} {filter.Keeps} {filter.Line}").ShouldBe(["TT S+I True 8", "TEN_REF 0000000 False 9"]);
        (read.Name, read.Into, read.IntoLine, read.Skips).ShouldBe(("test", "tenancy", 10, true));
        read.Fields.Select(field => $"{field.Line} {field.Name}: {field.From?.Column}{field.Value} {field.Type} {field.By}").ShouldBe(
        [
            "14 reference: TEN_REF  ", "15 property: PROP  uprn", "16 type: TT Code ", "17 start: START Date ", "18 rent: RENT Money ", "19 role: tenant  ", "20 landlord: The council  name",
        ]);
        read.Fields[1].From.ShouldBe(new SideField("PROP", 15) { StripZeros = true });
        read.Fields[3].From!.ShouldSatisfyAllConditions(from => from.DateFormat.ShouldBe("dd/MM/yyyy HH:mm"), from => from.Nothing.ShouldBe(["01/01/1900 00:00"]));
        read.Fields[4].From.ShouldBe(new SideField("RENT", 18) { Pounds = true, Conversion = new Conversion(48, 52), Rounding = Rounding.HalfEven, Reversed = true });
    }

    [Fact]
    public void Rows_that_cannot_be_loaded_stop_the_load_unless_it_says_otherwise() =>
        LoadFile.Parse(Whole.Replace("refuse: skip", "refuse: rows", StringComparison.Ordinal), "test.yaml").Skips.ShouldBeFalse();

    /// <summary>Files as people get them wrong, and all that is wrong with each of them at once.</summary>
    [Fact]
    public void Malformed_loads_give_clear_problems_all_of_them_at_once()
    {
        var malformed = File.ReadAllText(Path.Combine(Repository.Root, "src", "HousingTest.Tests", "Definitions", "malformed-loads.txt")).ReplaceLineEndings("\n").Split("=====\n");

        var told = malformed.Select((text, number) => string.Create(CultureInfo.InvariantCulture, $"== {number + 1} ==\n\n") + string.Join("\n\n", ProblemsOf.All(() => LoadFile.Parse(text, "test.yaml"))));
        Approval.Verify(string.Join("\n\n", told) + "\n", "malformed-loads-problems");
    }

    [Fact]
    public void A_load_that_is_not_there_is_told_with_those_that_are() =>
        ProblemsOf.One(() => LoadFile.Read(Repository.Root, "tenancys")).ShouldSatisfyAllConditions(
            problem => problem.Id.ShouldBe("HT-DEF-001"), problem => problem.Remedy.ShouldBe("did you mean tenancies? Else add fixtures/plans/loads/tenancys.yaml"));
}
