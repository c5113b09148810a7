using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Tests.Definitions;
using HousingTest.Tests.Reports;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

/// <summary>Reconciliations of extracts, from file to result.</summary>
public sealed class ReconciliationTests
{
    private const string Small = """
        reconciliation: test
        about: Two small extracts
        sides:
          legacy: { extract: legacy.csv }
          migrated: { extract: migrated.csv }
        fields:
          account: { legacy: ref, migrated: ref }
          name: { legacy: name, migrated: name }
          rent:
            type: money
            legacy: { column: rent, format: pounds }
            migrated: { column: rent, format: pounds }
        key: account
        controls:
          - control: Keys
            keys: both
          - control: Rents
            sum: rent
          - control: Fields
            compare: [name, rent]
        """;

    [Theory]
    [InlineData("rent-accounts")]
    [InlineData("parallel-rent-run")]
    public async Task A_reconciliation_of_the_repository_comes_out_as_approved(string name)
    {
        var reconciled = await Reconciled.OfRepositoryAsync(name);

        Approval.Verify(reconciled.Breaks.TrimStart('\uFEFF'), $"{name}-breaks", "csv");
        Approval.Verify(reconciled.Json, name, "json");
    }

    [Fact]
    public async Task Its_screen_says_what_does_not_agree_most_money_first()
    {
        var plain = new PlainConsole();
        var result = (await Reconciled.OfRepositoryAsync("rent-accounts")).Result;

        new ReconciliationScreen(plain.Console).Show(result, Loads(result), "reconciliations/rent-accounts/3/report.html", "reconciliations/rent-accounts/3/breaks.csv");

        Approval.Verify(plain.Text, "screen");
    }

    [Fact]
    public async Task Its_page_shows_every_pattern_every_control_and_how_it_went_from_load_to_load()
    {
        var result = (await Reconciled.OfRepositoryAsync("rent-accounts")).Result;
        var page = new StringWriter();

        await HtmlReconciliation.WriteAsync(result, Loads(result), page, TestContext.Current.CancellationToken);

        Approval.Verify(page.ToString(), "page", "html");
    }

    [Fact]
    public async Task Two_sides_that_agree_are_a_pass_and_each_control_says_how_much_it_looked_at()
    {
        var reconciled = await Reconciled.OfAsync(Small, ("legacy.csv", "ref,name,rent\n1,A,100.00\n2,B,90.10\n"), ("migrated.csv", "rent,ref,name\n\"£90.10\",2,B\n100,1,A\n"));

        reconciled.Result.Status.ShouldBe(ReconciliationStatus.Pass);
        reconciled.Result.Controls.Select(control => $"{control.Name} {control.LookedAt}").ShouldBe(["Reading 4", "Keys 2", "Rents 4", "Fields 4"]);
        reconciled.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_inputs_give_the_same_bytes_whatever_is_held_in_memory_and_in_whatever_order_the_rows_come()
    {
        var rows = Enumerable.Range(0, 2000).Select(i => $"{i % 1900:0000},name {i % 7},{i % 300}.{i % 100:00}").ToList();
        using var folder = new TemporaryFolder();
        folder.Write("legacy.csv", "ref,name,rent\n" + string.Join('\n', rows) + "\n");
        folder.Write("migrated.csv", "ref,name,rent\n" + string.Join('\n', rows.Skip(50).Select(row => row.Replace("name 3", "name 4", StringComparison.Ordinal))) + "\n");
        var definition = ReconciliationFile.Parse(Small, "test.yaml");

        var inMemory = await Reconciled.OfAsync(definition, folder.Path);
        var onDisk = await Reconciled.OfAsync(definition, folder.Path, order => order with { SortMemory = 2000 });

        inMemory.Result.Breaks.ShouldBeGreaterThan(200);
        onDisk.Json.ShouldBe(inMemory.Json);
        onDisk.Breaks.ShouldBe(inMemory.Breaks);
    }

    [Theory]
    [InlineData("ref,name,rent\n", "ref,name,rent\n", ReconciliationStatus.NotCompared)]
    [InlineData("ref,name,rent\n", "ref,name,rent\n1,A,100\n", ReconciliationStatus.Breaks)]
    [InlineData("ref,name,rent\n1,A,100\n", "ref,name,rent\n", ReconciliationStatus.Breaks)]
    [InlineData("ref,name,rent\n1,A,100\n", "ref,name,rent\n2,A,100\n", ReconciliationStatus.Breaks)]
    [InlineData("ref,name,rent\n1,,\n", "ref,name,rent\n1,,\n", ReconciliationStatus.NotCompared)]
    public async Task Nothing_compared_is_never_a_pass(string legacy, string migrated, ReconciliationStatus status)
    {
        var result = (await Reconciled.OfAsync(Small, ("legacy.csv", legacy), ("migrated.csv", migrated))).Result;

        result.Status.ShouldBe(status);
        Approval.Verify(string.Join('\n', result.Reasons), $"nothing-compared-{legacy.Length}-{migrated.Length}");
    }

    [Fact]
    public async Task A_filter_that_leaves_nothing_is_no_pass()
    {
        var filtered = Small.Replace("{ extract: migrated.csv }", "{ extract: migrated.csv, only: { name: Z } }", StringComparison.Ordinal);

        var result = (await Reconciled.OfAsync(filtered, ("legacy.csv", "ref,name,rent\n"), ("migrated.csv", "ref,name,rent\n1,A,1\n"))).Result;

        result.Status.ShouldBe(ReconciliationStatus.NotCompared);
        result.Reasons[1].ShouldBe("migrated has no rows that count: its filters leave out all 1");
    }

    [Fact]
    public async Task Rows_and_values_that_cannot_be_read_are_breaks_and_are_compared_no_further()
    {
        var reconciled = await Reconciled.OfAsync(
            Small,
            ("legacy.csv", "ref,name,rent\n1,A,100.005\n2,B\n3,\"C\nD\",1,23\n4,E \"x\" F,5\n,G,7\n6,H,8\n"),
            ("migrated.csv", "ref,name,rent\n1,A,100\n6,H,eight\n"));

        Approval.Verify(reconciled.Breaks.TrimStart('\uFEFF'), "unreadable", "csv");
    }

    [Fact]
    public async Task An_accepted_break_counts_no_more_until_it_expires()
    {
        const string accepted = """

            accepted:
              - { accepted: A-1, control: Fields, field: name, keys: "2", reason: Married, owner: Lettings, until: 2026-11-23 }
              - { accepted: A-2, control: Fields, pattern: 1p lower, reason: Rounding, owner: Finance, until: 2026-11-22 }
              - { accepted: A-3, control: Keys, keys: "9", reason: Sold, owner: Homes, until: 2027-11-22 }
            """;

        var reconciled = await Reconciled.OfAsync(
            Small + accepted, ("legacy.csv", "ref,name,rent\n1,A,100.00\n2,B,90.10\n3,C,1\n"), ("migrated.csv", "ref,name,rent\n1,A,99.99\n2,Z,90.10\n3,C,1.01\n"));

        Approval.Verify(reconciled.Json, "accepted", "json");
    }

    [Fact]
    public async Task Values_that_may_be_of_real_people_are_masked_everywhere_and_amounts_stay()
    {
        var real = Small.Replace("about: Two small extracts", "about: Two small extracts\ndata: real", StringComparison.Ordinal);
        (string Name, string Text)[] extracts = [("legacy.csv", "ref,name,rent\nRA-000123,Somebody Else,100.00\n77,Ann,1\n"), ("migrated.csv", "ref,name,rent\nRA-000123,Nobody Else,90\nRA-000124,Bob,2\n")];

        var masked = await Reconciled.OfAsync(real, extracts);

        masked.Result.Masked.ShouldBeTrue();
        masked.Lines.ShouldBe(
        [
            "Keys |  | only in legacy | •••• | 100 | ", "Keys |  | only in migrated | ••••24 |  | 200", "Rents | rent | sum lower | all | 10100 | 9200",
            "Fields | name | another value | ••••23 | ••••se | ••••se", "Fields | rent | amount lower | ••••23 | 10000 | 9000",
        ]);
        foreach (var hidden in (string[])["Somebody", "Nobody", "RA-000", "Ann", "Bob"])
            (masked.Json + masked.Breaks).ShouldNotContain(hidden);
    }

    [Fact]
    public async Task Who_has_values_unmasked_and_why_stands_in_the_result()
    {
        using var folder = new TemporaryFolder();
        folder.Write("legacy.csv", "ref,name,rent\n1,Somebody,1\n");
        folder.Write("migrated.csv", "ref,name,rent\n1,Nobody,1\n");

        var reconciled = await Reconciled.OfAsync(
            ReconciliationFile.Parse(Small, "test.yaml"), folder.Path, order => order with { RealData = true, Unmask = new Unmasking("Data protection officer", "To find the row") });

        reconciled.Result.ShouldSatisfyAllConditions(result => result.Masked.ShouldBeFalse(), result => result.Unmasked.ShouldBe(new Unmasking("Data protection officer", "To find the row")));
        reconciled.Lines.ShouldHaveSingleItem().ShouldBe("Fields | name | another value | 1 | Somebody | Nobody");
    }

    [Fact]
    public void All_that_a_reconciliation_names_and_that_is_not_there_is_told_at_once()
    {
        var wrong = Small.Replace("{ legacy: name, migrated: name }", "{ legacy: nmae, migrated: names }", StringComparison.Ordinal)
            .Replace("{ extract: legacy.csv }", "{ extract: legacy.csv, only: { kind: R } }", StringComparison.Ordinal)
            + "\n  - { control: Orphans, orphans: name, of: legacy, refers to: { extract: gone.csv, field: x } }\n  - { control: System, orphans: name, of: legacy, refers to: { table: person, field: x } }\n";

        var problems = ProblemsOf.All(() => Reconciled.OfAsync(wrong, ("legacy.csv", "ref,name,rent\n"), ("migrated.csv", "ref,ref,name,rent\n")).GetAwaiter().GetResult());

        Approval.Verify(string.Join("\n\n", problems), "names-not-there");
    }

    [Theory]
    [InlineData("ref,name,rent\n1,\"A,100\n2,B,3\n", "HT-REC-007 legacy.csv:2")]
    [InlineData("", "HT-REC-009 test.yaml:4")]
    public void An_extract_that_is_none_is_told_and_nothing_is_said_of_it(string legacy, string problem) =>
        ProblemsOf.Places(() => Reconciled.OfAsync(Small, ("legacy.csv", legacy), ("migrated.csv", "ref,name,rent\n1,A,1\n")).GetAwaiter().GetResult()).ShouldBe([problem]);

    [Fact]
    public async Task An_extract_is_read_in_its_encoding_and_refused_in_another()
    {
        using var folder = new TemporaryFolder();
        folder.Write("migrated.csv", "ref,name,rent\n1,Tŷ Café,1\n2,Caf£,1\n");
        await File.WriteAllBytesAsync(folder["legacy.csv"], [.. "ref,name,rent\n1,T? Caf"u8, 0xE9, .. ",1\n2,Caf"u8, 0xA3, .. ",1\n"u8], TestContext.Current.CancellationToken);

        var read = await Reconciled.OfAsync(
            ReconciliationFile.Parse(Small.Replace("{ extract: legacy.csv }", "{ extract: legacy.csv, encoding: windows-1252 }", StringComparison.Ordinal), "test.yaml"), folder.Path);

        read.Lines.ShouldHaveSingleItem().ShouldBe("Fields | name | another value | 1 | T? Café | Tŷ Café");
        ProblemsOf.Places(() => Reconciled.OfAsync(ReconciliationFile.Parse(Small, "test.yaml"), folder.Path).GetAwaiter().GetResult()).ShouldBe(["HT-REC-006 legacy.csv, after line 0"]);
    }

    [Fact]
    public async Task Keys_that_lost_their_zeros_are_one_break_each_and_not_two()
    {
        var reconciled = await Reconciled.OfAsync(
            Small, ("legacy.csv", "ref,name,rent\n0012,A,1\nRA-0007,B,1\n015,C,1\n15,D,1\n9,E,1\n"), ("migrated.csv", "ref,name,rent\n12,A,1\nra 7,B,1\n0015,C,1\n9,E,1\n"));

        reconciled.Lines.ShouldBe(
        [
            "Keys |  | key written otherwise: leading zeros lost | 0012 | 0012 | 12",
            // Which of the two it is, nobody can tell.
            "Keys |  | only in legacy | 15 | 100 | ", "Keys |  | only in legacy | 015 | 100 | ", "Keys |  | only in migrated | 0015 |  | 100",
            "Keys |  | key written otherwise: zeros, capitals and signs | RA-0007 | RA-0007 | ra 7",
            "Rents | rent | sum lower | all | 500 | 400",
        ]);
    }

    [Fact]
    public async Task A_difference_within_its_tolerance_is_counted_and_is_no_break()
    {
        var tolerant = Small.Replace("    compare: [name, rent]", "    compare: [name, rent]\n    tolerance: { rent: 2p }", StringComparison.Ordinal).Replace("    sum: rent", "    sum: rent\n    tolerance: £0.03", StringComparison.Ordinal);

        var reconciled = await Reconciled.OfAsync(tolerant, ("legacy.csv", "ref,name,rent\n1,A,1.00\n2,B,2.00\n3,C,3.00\n4,D,4.00\n"), ("migrated.csv", "ref,name,rent\n1,A,1.02\n2,B,1.97\n3,C,3.00\n4,D,\n"));

        reconciled.Lines.ShouldBe(["Rents | rent | sum lower | all | 1000 | 599", "Fields | rent | amount lower | 2 | 200 | 197", "Fields | rent | value lost | 4 | 400 | "]);
        reconciled.Result.Controls[^1].WithinTolerance.ShouldBe(1);
    }

    private static IReadOnlyList<ReconciledLoad> Loads(ReconciliationResult result) =>
    [
        new("20261109-090000-aaaa", ReconciliationStatus.NotCompared, 1204, 0, 998_001_77, 27), new("20261116-090000-bbbb", ReconciliationStatus.Breaks, 96, 0, 48_120_05, 27),
        ReconciledLoad.Of("20261123-090000-cccc", result),
    ];
}
