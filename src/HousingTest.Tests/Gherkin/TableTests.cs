using Reqnroll;
using Reqnroll.Assist;
using Reqnroll.Assist.Attributes;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>Tables, and the objects that are made of them.</summary>
public class TableTests
{
    [Fact]
    public void A_cell_is_found_by_its_column_or_its_place()
    {
        var table = TableOf("account | amount", "RA-1 | 12.50");
        table.Rows[0]["amount"].ShouldBe("12.50");
        table.Rows[0][0].ShouldBe("RA-1");
        table.ContainsColumn("balance").ShouldBeFalse();
    }

    [Fact]
    public void A_column_that_is_not_there_is_told_with_those_that_are() =>
        Should.Throw<ReqnrollException>(() => TableOf("account | amount", "RA-1 | 12.50").Rows[0]["balance"]).Message
            .ShouldBe("The table has no column 'balance'; it has: account, amount");

    [Fact]
    public void A_row_has_a_cell_for_each_column() =>
        Should.Throw<ArgumentException>(() => TableOf("account | amount", "RA-1")).Message.ShouldStartWith("The row has 1 cells, the table 2 columns");

    [Fact]
    public void Cells_can_change_and_columns_can_take_another_name_but_none_can_be_added()
    {
        var table = TableOf("account | amount", "RA-1 | 12.50");
        table.Rows[0]["amount"] = "13.00";
        table.RenameColumn("amount", "balance");
        table.Rows[0]["balance"].ShouldBe("13.00");
        Should.Throw<ReqnrollException>(() => ((IDictionary<string, string>)table.Rows[0]).Add("new", "1"));
    }

    [Fact]
    public void An_object_is_made_of_a_row_beneath_the_names() =>
        TableOf("Reference | Weekly rent | Started", "RA-1 | 112.46 | 2026-04-06").CreateInstance<Account>()
            .ShouldBe(new Account { Reference = "RA-1", WeeklyRent = 112.46m, Started = new DateTime(2026, 4, 6, 0, 0, 0, DateTimeKind.Unspecified) });

    [Fact]
    public void An_object_is_made_of_names_beside_their_values()
    {
        var expected = new Account { Reference = "RA-1", WeeklyRent = 112.46m };
        TableOf("Field | Value", "Reference | RA-1", "Weekly rent | 112.46").CreateInstance<Account>().ShouldBe(expected);
        TableOf("name | is", "Reference | RA-1", "Weekly rent | 112.46").CreateInstance<Account>().ShouldBe(expected);
        TableOf("name | is", "Reference | RA-1").CreateInstance<Account>().Reference.ShouldBe("RA-1");
        TableOf("Reference | Weekly rent", "RA-1 | 112.46").CreateInstance<Account>().ShouldBe(expected);
    }

    [Theory]
    [InlineData("weekly_rent")]
    [InlineData("WEEKLY RENT")]
    [InlineData("Wéekly rent!")]
    [InlineData("the rent a week")]
    public void A_column_means_a_member_whatever_its_blanks_capitals_accents_and_by_its_aliases(string column) =>
        TableOf($"Reference | {column}", "RA-1 | 112.46").CreateInstance<Account>().WeeklyRent.ShouldBe(112.46m);

    [Fact]
    public void Cells_become_what_their_members_are()
    {
        var made = TableOf(
            "Field | Value",
            "Count | 12",
            "Big | -9000000000",
            "Ratio | 0.5",
            "Ended | 1",
            "Letter | A",
            "Key | 6f96",
            "Tenure | non secure",
            "Lasted | 1.02:00:00",
            "Page | /rents",
            "Weeks | 1, 2;3",
            "Names | rent, heating",
            "Joint | 2",
            "Kept | by a field").CreateInstance<Everything>();
        (made.Count, made.Big, made.Ratio, made.Ended, made.Letter).ShouldBe((12, -9000000000, 0.5, true, 'A'));
        made.Key.ShouldBe(new Guid("6f960000-0000-0000-0000-000000000000"));
        (made.Tenure, made.Lasted, made.Page?.ToString()).ShouldBe((Tenure.NonSecure, new TimeSpan(26, 0, 0), "/rents"));
        made.Weeks.ShouldBe([1, 2, 3]);
        made.Names.ShouldBe(["rent", "heating"]);
        (made.Joint, made.Kept).ShouldBe((2, "by a field"));
    }

    [Fact]
    public void An_empty_cell_is_null_where_the_type_allows_it_and_else_the_default()
    {
        var made = TableOf("Field | Value", "Count |  ", "Joint |  ", "Kept |  ", "Names |  ").CreateInstance<Everything>();
        (made.Count, made.Joint, made.Kept).ShouldBe((0, null, ""));
        made.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Count | 1O", "'1O' for Count is no Int32")]
    [InlineData("Ended | perhaps", "'perhaps' for Ended is no Boolean")]
    [InlineData("Tenure | squatting", "'squatting' for Tenure is no Tenure; expected is one of Secure, NonSecure")]
    [InlineData("Weeks | 1, two", "'two' for Weeks is no Int32")]
    public void A_cell_that_cannot_be_read_is_refused_and_never_taken_for_nought(string row, string why) =>
        Should.Throw<ReqnrollException>(() => TableOf("Field | Value", row).CreateInstance<Everything>()).Message.ShouldBe(why);

    [Fact]
    public void An_object_without_a_plain_constructor_is_made_by_one_that_takes_what_the_table_has()
    {
        TableOf("Name | Amount", "rent | 100").CreateInstance<Charge>().ShouldBe(new Charge("rent", 100));
        TableOf("Name | Amount | Frequency", "rent | 100 | weekly").CreateInstance<Charge>().ShouldBe(new Charge("rent", 100, "weekly"));
        TableOf("Name", "rent").CreateInstance<Charge>().ShouldBe(new Charge("rent", 0));
    }

    [Fact]
    public void A_constructor_may_be_asked_to_find_all_its_parameters_in_the_table() => Should.Throw<MissingMethodException>(
        () => TableOf("Name", "rent").CreateInstance<Charge>(new InstanceCreationOptions { RequireTableToProvideAllConstructorParameters = true }));

    [Fact]
    public void A_tuple_takes_the_columns_in_their_order() =>
        TableOf("charge | amount", "rent | 100").CreateInstance<(string Name, int Amount)>().ShouldBe(("rent", 100));

    [Fact]
    public void A_column_that_means_nothing_is_left_aside_unless_that_is_refused()
    {
        var table = TableOf("Reference | Colour | Mood", "RA-1 | red | good");
        table.CreateInstance<Account>().Reference.ShouldBe("RA-1");
        Should.Throw<ColumnCouldNotBeBoundException>(() => table.CreateInstance<Account>(new InstanceCreationOptions { VerifyAllColumnsBound = true })).Columns
            .ShouldBe(["Colour", "Mood"]);
    }

    [Fact]
    public void An_object_that_is_there_takes_the_values_of_the_table()
    {
        var table = TableOf("Reference | Weekly rent", "RA-2 | 90");
        table.CreateInstance(() => new Account { Started = DateTime.MaxValue }).ShouldBe(
            new Account { Reference = "RA-2", WeeklyRent = 90, Started = DateTime.MaxValue });
        var account = new Account { Reference = "RA-1" };
        table.FillInstance(account);
        account.Reference.ShouldBe("RA-2");
    }

    [Fact]
    public void A_set_has_an_object_for_each_row()
    {
        var table = TableOf("Name | Amount", "rent | 100", "heating | 12");
        table.CreateSet<Charge>().ShouldBe([new Charge("rent", 100), new Charge("heating", 12)]);
        TableOf("Name | Amount").CreateSet<Charge>().ShouldBeEmpty();
        TableOf("Reference", "RA-1").CreateSet(() => new Account { WeeklyRent = 5 }).ShouldBe([new Account { Reference = "RA-1", WeeklyRent = 5 }]);
        TableOf("Reference", "RA-1").CreateSet(row => new Account { WeeklyRent = row["Reference"].Length }).ShouldBe([new Account { Reference = "RA-1", WeeklyRent = 4 }]);
    }

    private static DataTable TableOf(string header, params string[] rows)
    {
        var table = new DataTable(Cells(header));
        foreach (var row in rows)
            table.AddRow(Cells(row));
        return table;
    }

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    public enum Tenure
    {
        Secure,
        NonSecure,
    }

    public sealed record Account
    {
        public string Reference { get; set; } = "";

        [TableAliases("^the rent a week$")]
        public decimal WeeklyRent { get; set; }

        public DateTime Started { get; set; }
    }

    public sealed record Charge(string Name, int Amount, string Frequency = "");

    public sealed class Everything
    {
        public string Kept = "";

        public int Count { get; set; }

        public long Big { get; set; }

        public double Ratio { get; set; }

        public bool Ended { get; set; }

        public char Letter { get; set; }

        public Guid Key { get; set; }

        public Tenure Tenure { get; set; }

        public TimeSpan Lasted { get; set; }

        public Uri? Page { get; set; }

        public IReadOnlyList<int> Weeks { get; set; } = [];

        public string[] Names { get; set; } = [];

        public int? Joint { get; set; }
    }
}
