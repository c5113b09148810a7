using HousingTest.Gherkin.Bindings;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>How what stands in a step becomes what its method takes.</summary>
public class ConversionTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Library)]);

    [Theory]
    [InlineData("Given the text kept", "text kept")]
    [InlineData("Given the text changed", "text transformed")]
    public async Task A_transformation_that_matches_comes_before_the_value_itself(string step, string expected) => await ShouldCall(step, expected);

    [Fact]
    public async Task A_transformation_comes_before_the_members_of_an_enum() => await ShouldCall("Given the tenure old", "tenure Secure");

    [Theory]
    [InlineData("Given the tenure Secure", "tenure Secure")]
    [InlineData("Given the tenure non secure", "tenure NonSecure")]
    [InlineData("Given the tenure NONSECURE", "tenure NonSecure")]
    public async Task A_member_of_an_enum_is_found_whatever_its_blanks_and_capitals(string step, string expected) => await ShouldCall(step, expected);

    [Theory]
    [InlineData("Given the key 6f9619ff-8b86-d011-b42d-00cf4fc964ff", "key 6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [InlineData("Given the key 6f96", "key 6f960000-0000-0000-0000-000000000000")]
    public async Task The_beginning_of_a_guid_is_enough(string step, string expected) => await ShouldCall(step, expected);

    [Fact]
    public void A_guid_that_is_none_is_refused() =>
        Scenarios.Check(Bindings, "Given the key of the house").Why.ShouldBe("'of the house' is no Guid, which Given the key {Guid} takes for 'key'");

    [Theory]
    [InlineData("Given the start 2026-04-06", "start 2026-04-06")]
    [InlineData("Given the count 12", "count 12")]
    [InlineData("Given the page https://housing.test/rents", "page /rents")]
    public async Task A_type_converter_reads_dates_nullable_numbers_and_addresses(string step, string expected) => await ShouldCall(step, expected);

    [Fact]
    public async Task An_empty_text_is_null_where_the_type_allows_it() => await ShouldCall("Given the optional count ", "count none");

    [Fact]
    public async Task A_change_of_type_reads_thousands() => await ShouldCall("Given the rent 1,012.50", "rent 1012.50");

    [Fact]
    public async Task The_transformation_with_the_lowest_order_is_tried_first() => await ShouldCall("Given the patch North", "patch first North");

    [Fact]
    public async Task The_groups_of_a_transformation_are_converted_like_arguments() => await ShouldCall("Given the week 3 of 2026 in tenure old", "week 3/2026 Secure");

    [Fact]
    public async Task A_transformation_may_take_its_time() => await ShouldCall("Given the surveyor Ann", "surveyor Ann");

    [Fact]
    public async Task A_table_becomes_what_a_transformation_makes_of_it()
    {
        var calls = await Scenarios.CallsOf(Bindings, "Given the charges", "| name | amount |", "| rent | 100 |", "| heating | 12 |");
        calls.ShouldBe(["charges rent+heating"]);
    }

    [Fact]
    public async Task A_text_beneath_the_step_is_converted_too()
    {
        var calls = await Scenarios.CallsOf(Bindings, "Given the rent in full", "\"\"\"", "12.50", "\"\"\"");
        calls.ShouldBe(["rent 12.50"]);
    }

    [Fact]
    public async Task The_last_argument_is_the_table_or_text_beneath_the_step()
    {
        (await Scenarios.CallsOf(Bindings, "Given 2 rows of A", "| a |", "| 1 |")).ShouldBe(["2 rows of A with 1"]);
        (await Scenarios.CallsOf(Bindings, "Given 2 lines of A", "\"\"\"", "Dear", "tenant", "\"\"\"")).ShouldBe(["2 lines of A with Dear/tenant"]);
    }

    private static async Task ShouldCall(string step, string expected) => (await Scenarios.CallsOf(Bindings, step)).ShouldBe([expected]);

    public enum Tenure
    {
        Secure,
        NonSecure,
    }

    public sealed record Patch(string Name);

    public sealed record Charges(IReadOnlyList<string> Names);

    public sealed record Surveyor(string Name);

    public sealed record Week(int Number, int Year, Tenure Tenure);

    [Binding]
    public class Library(IReqnrollOutputHelper output)
    {
        [StepArgumentTransformation("changed")]
        public static string Changed() => "transformed";

        [StepArgumentTransformation("old")]
        public static Tenure Old() => Tenure.Secure;

        [StepArgumentTransformation(Order = 2)]
        public static Patch SecondPatch(string name) => new($"second {name}");

        [StepArgumentTransformation(Order = 1)]
        public static Patch FirstPatch(string name) => new($"first {name}");

        [StepArgumentTransformation(@"(\d+) of (\d+) in tenure (.*)")]
        public static Week ToWeek(int number, int year, Tenure tenure) => new(number, year, tenure);

        [StepArgumentTransformation]
        public static async Task<Surveyor> ToSurveyor(string name)
        {
            await Task.Yield();
            return new Surveyor(name);
        }

        [StepArgumentTransformation]
        public static Charges ToCharges(DataTable table) => new([.. table.Rows.Select(row => row["name"])]);

        [Given("^the text (.*)$")]
        public void Text(string text) => output.WriteLine($"text {text}");

        [Given("^the tenure (.*)$")]
        public void In(Tenure tenure) => output.WriteLine($"tenure {tenure}");

        [Given("the key {Guid}")]
        public void Key(Guid key) => output.WriteLine($"key {key}");

        [Given("the start {DateTime}")]
        public void Start(DateTime start) => output.WriteLine($"start {start:yyyy-MM-dd}");

        [Given("^the count (.*)$")]
        public void Count(int? count) => output.WriteLine($"count {count}");

        [Given("^the optional count ?(.*)$")]
        public void OptionalCount(int? count) => output.WriteLine($"count {(count is null ? "none" : "some")}");

        [Given("^the page (.*)$")]
        public void Page(Uri page) => output.WriteLine($"page {page.AbsolutePath}");

        [Given("the rent {decimal}")]
        public void Rent(decimal rent) => output.WriteLine($"rent {rent}");

        [Given("the rent in full")]
        public void RentBeneath(decimal rent) => output.WriteLine($"rent {rent}");

        [Given("the patch {Patch}")]
        public void In(Patch patch) => output.WriteLine($"patch {patch.Name}");

        [Given("^the week (.*)$")]
        public void In(Week week) => output.WriteLine($"week {week.Number}/{week.Year} {week.Tenure}");

        [Given("^the surveyor (.*)$")]
        public void Visited(Surveyor surveyor) => output.WriteLine($"surveyor {surveyor.Name}");

        [Given("the charges")]
        public void Charged(Charges charges) => output.WriteLine($"charges {string.Join('+', charges.Names)}");

        [Given("{int} rows of {word}")]
        public void Rows(int count, string name, DataTable table) => output.WriteLine($"{count} rows of {name} with {table.Rows[0]["a"]}");

        [Given("{int} lines of {word}")]
        public void Lines(int count, string name, string text) => output.WriteLine($"{count} lines of {name} with {text.Replace('\n', '/')}");
    }
}
