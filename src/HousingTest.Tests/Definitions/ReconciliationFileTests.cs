using System.Globalization;
using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class ReconciliationFileTests
{
    public const string Whole = """
        reconciliation: test
        about: Two sides
        data: real
        sides:
          legacy:
            extract: ../extracts/accounts.csv
            encoding: windows-1252
            delimiter: "|"
            columns: [ACC, BAL, START, TT]
            only: { TT: [S, I] }
            without: { ACC: TEST }
          migrated:
            entity: rent account
        codes:
          types: { S: secure, I: introductory }
        fields:
          account: { legacy: { column: ACC, zeros: strip, case: upper, trim: false }, migrated: reference }
          balance:
            type: money
            legacy: { column: BAL, format: pounds, weeks: 48 to 52, round: half even, sign: reversed }
            migrated: balance
          start: { type: date, legacy: { column: START, format: dd/MM/yyyy, nothing: [01/01/1900, 00/00/0000] }, migrated: tenancy.start }
          type: { type: code, legacy: { column: TT, codes: types }, migrated: tenancy.type }
        key: account
        money at stake: balance
        controls:
          - { control: Accounts, count by: [], tolerance: 2 }
          - { control: Balances, sum: balance, by: type, tolerance: 5p }
          - { control: Keys, keys: legacy }
          - { control: Twice, duplicates: both }
          - { control: Fields, compare: [balance, start], tolerance: { balance: £1.50, start: 1 day } }
          - { control: Orphans, orphans: account, of: migrated, refers to: { extract: t.txt, format: fixed width, columns: { ref: 1-8 }, field: { column: ref, width: 8 } } }
          - { control: Codes, codes: type }
          - { control: Dates, dates: [start], from: 1919-01-01 }
        accepted:
          - { accepted: A-1, control: Fields, field: start, pattern: a day later, keys: [1, 2], reason: Midnight, owner: Lettings, until: 2026-12-31 }

        """;

    [Fact]
    public void A_reconciliation_is_read_with_its_lines()
    {
        var read = ReconciliationFile.Parse(Whole, "plans/moves/test.yaml");

        read.RealData.ShouldBeTrue();
        var extract = read.Left.Source.ShouldBeOfType<RowSource.Extract>();
        extract.ShouldSatisfyAllConditions(
            one => one.Path.ShouldBe("plans/extracts/accounts.csv"), one => one.Name.ShouldBe("../extracts/accounts.csv"), one => one.Encoding.ShouldBe("windows-1252"), one => one.Line.ShouldBe(6));
        extract.Form.ShouldBeOfType<ExtractForm.Delimited>().ShouldSatisfyAllConditions(form => form.Delimiter.ShouldBe('|'), form => form.Columns.ShouldBe(["ACC", "BAL", "START", "TT"]));
        read.Left.Filters.Select(filter => $"{filter.Column} {string.Join('+', filter.Values)} {filter.Keeps} {filter.Line}").ShouldBe(["TT S+I True 10", "ACC TEST False 11"]);
        read.Right.ShouldSatisfyAllConditions(side => side.Name.ShouldBe("migrated"), side => side.Source.ShouldBe(new RowSource.Entity("rent account", 13)));
        read.Fields.Select(field => $"{field.Name} {field.Type} {field.Line}").ShouldBe(["account Text 17", "balance Money 19", "start Date 22", "type Code 23"]);
        read.Fields[0].Left.ShouldBe(new SideField("ACC", 17) { StripZeros = true, Case = LetterCase.Upper, Trim = false });
        read.Fields[1].Left.ShouldBe(new SideField("BAL", 20) { Pounds = true, Conversion = new Conversion(48, 52), Rounding = Rounding.HalfEven, Reversed = true });
        read.Fields[2].Left!.Nothing.ShouldBe(["01/01/1900", "00/00/0000"]);
        read.Fields[3].Left!.Codes.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["S"] = "secure", ["I"] = "introductory" });
        (read.Key.ShouldHaveSingleItem(), read.Stake).ShouldBe(("account", "balance"));
        read.Controls.Count.ShouldBe(8);
        read.Controls[1].ShouldBeOfType<ReconciliationControl.Sum>().ShouldSatisfyAllConditions(sum => sum.By.ShouldBe(["type"]), sum => sum.Tolerance.ShouldBe(5), sum => sum.Line.ShouldBe(28));
        read.Controls[2].ShouldBe(new ReconciliationControl.Keys("Keys", Sides.Left, 29));
        read.Controls[4].ShouldBeOfType<ReconciliationControl.Compare>().Tolerances.ShouldBe(new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase) { ["balance"] = 150, ["start"] = 1 });
        read.Controls[5].ShouldBeOfType<ReconciliationControl.Orphans>().ShouldSatisfyAllConditions(
            orphans => orphans.Of.ShouldBe(Side.Right), orphans => orphans.By.Width.ShouldBe(8),
            orphans => orphans.To.ShouldBeOfType<RowSource.Extract>().Form.ShouldBeOfType<ExtractForm.FixedWidth>().Columns.ShouldBe([new FixedColumn("ref", 1, 8)]));
        read.Accepted.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Keys.ShouldBe(["1", "2"]), one => one.Pattern.ShouldBe("a day later"), one => one.Until.ShouldBe(new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void Every_reconciliation_of_the_repository_is_read_without_a_problem()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "fixtures", "reconciliations"), "*.yaml");

        files.Length.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var file in files)
            ReconciliationFile.Read(Repository.Root, file).Controls.ShouldNotBeEmpty(file);
    }

    /// <summary>Ten files as people get them wrong, and all that is wrong with each of them at once.</summary>
    [Fact]
    public void Ten_malformed_reconciliations_give_clear_problems_all_of_them_at_once()
    {
        var malformed = File.ReadAllText(Path.Combine(Repository.Root, "src", "HousingTest.Tests", "Definitions", "malformed-reconciliations.txt")).ReplaceLineEndings("\n").Split("=====\n");

        malformed.Length.ShouldBe(10);
        var told = malformed.Select((text, number) => string.Create(CultureInfo.InvariantCulture, $"== {number + 1} ==\n\n") + string.Join("\n\n", ProblemsOf.All(() => ReconciliationFile.Parse(text, "test.yaml"))));
        Approval.Verify(string.Join("\n\n", told) + "\n", "malformed-reconciliations-problems");
    }

    [Fact]
    public void A_reconciliation_that_is_not_there_is_told_with_those_that_are() =>
        ProblemsOf.One(() => ReconciliationFile.Read(Repository.Root, "rent-acounts")).ShouldSatisfyAllConditions(
            problem => problem.Id.ShouldBe("HT-DEF-001"), problem => problem.Remedy.ShouldBe("did you mean rent-accounts? Else add fixtures/reconciliations/rent-acounts.yaml"));
}
