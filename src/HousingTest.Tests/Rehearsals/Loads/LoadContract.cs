using System.Globalization;
using System.Text;
using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Tests.Databases;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Loads;

/// <summary>What a load does, on every engine: on the reference system's schema, with two homes, a tenancy and a person in it.</summary>
public abstract class LoadContract : IAsyncLifetime
{
    private const string Homes = """
        load: test
        about: Homes
        extract: homes.csv
        into: property
        fields: { reference: REF, uprn: UPRN, address line: ADDR, town: TOWN, postcode: PCODE, type: { value: flat }, bedrooms: BEDS }

        """;

    private const string HomesHeader = "REF,UPRN,ADDR,TOWN,PCODE,BEDS\n";

    private readonly TemporaryFolder _folder = new();
    private readonly SystemMap _map = SystemMapFile.Read(Repository.Root, "environments/maps/reference.yaml");
    private ContractCopy _copy = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<ContractCopy> ProvisionAsync();

    public async ValueTask InitializeAsync()
    {
        _copy = await ProvisionAsync();
        await _copy.SystemAsync("""
            INSERT INTO property (reference, uprn, address_line, town, postcode, property_type, bedrooms) VALUES
                ('00017', '999900000001', '1 Test Street', 'Exampleton', 'QX1 1AA', 'FLAT', 1),
                ('00018', '999900000002', '2 Test Street', 'Exampleton', 'QX1 1AA', 'FLAT', 1);
            INSERT INTO person (reference, title, first_name, last_name, date_of_birth) VALUES ('007', 'Ms', 'Ada', 'Example', '1980-02-29');
            INSERT INTO tenancy (reference, property_id, tenancy_type, start_date) SELECT '0001', MIN(id), 'SECURE', '2020-01-06' FROM property;
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_kind_of_value_becomes_what_the_system_keeps()
    {
        const string text = """
            load: test
            about: Orders
            extract: orders.csv
            delimiter: "|"
            encoding: windows-1252
            without: { STATE: X }
            into: works order
            codes: { priorities: { 1: emergency, 3: normal } }
            fields:
              reference: { column: NO, width: 6 }
              property: { column: UPRN, by: uprn }
              tenancy: { column: TEN, nothing: "0" }
              description: { column: WHAT, case: lower }
              priority: { column: PRI, codes: priorities }
              status: { value: open }
              reported at: { column: REP, format: dd/MM/yyyy HH:mm }
              target on: { column: TGT, format: d MMM yyyy }
              target at: REPISO
              cost: { column: COST, format: pounds, sign: reversed, times: 1/3, round: half up }

            """;
        _folder.WriteBytes("orders.csv", CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!.GetBytes("""
            NO|UPRN|TEN|WHAT|PRI|REP|TGT|REPISO|COST|STATE
            17|999900000002|0|Caf€ DOOR|1|29/03/2026 00:30|6 Apr 2026|2026-04-06T08:00:00+02:00|-£1,000.00|
            18|999900000001|0001|"a | b"|3|29/03/2026 02:30|29 Feb 2028||0|
            19|||||||||X

            """));

        var result = await LoadAsync(text);

        result.ShouldSatisfyAllConditions(
            one => one.Problem.ShouldBeNull(), one => (one.Read, one.LeftOut, one.Written, one.Extract).ShouldBe((3, 1, 2, "orders.csv")), one => one.Rejected.ShouldBeEmpty(),
            one => one.Digest.ShouldBe(Digest.OfBytes(File.ReadAllBytes(_folder["orders.csv"]))));
        (await RowsAsync("works_order")).ShouldBe(
        [
            "1 000017 2  caf€ door EMERGENCY OPEN 2026-03-29T00:30:00Z 2026-04-06 2026-04-06T06:00:00Z 33333   ",
            "2 000018 1 1 a | b NORMAL OPEN 2026-03-29T01:30:00Z 2028-02-29  0   ",
        ]);
    }

    [Fact]
    public async Task Keys_go_on_above_the_highest_and_the_system_goes_on_above_them()
    {
        _folder.Write("homes.csv", HomesHeader + "00019,999900000003,3 Test Street,Llanŵydrin,QX1 1AA,2\n00020,999900000004,4 Test Street,Exampleton,QX1 1AA,\n".Replace(",\n", ",3\n", StringComparison.Ordinal));

        (await LoadAsync(Homes)).Written.ShouldBe(2);
        await _copy.SystemAsync("INSERT INTO property (reference, uprn, address_line, town, postcode, property_type, bedrooms) VALUES ('P', '9', 'A', 'T', 'QX1 1AA', 'FLAT', 1)");

        (await RowsAsync("property")).Select(row => string.Join(' ', row.Split(' ')[..2])).ShouldBe(["1 00017", "2 00018", "3 00019", "4 00020", "5 P"]);
        // What the load does not name keeps its default.
        (await _copy.AskSystemAsync("SELECT target_rent_weeks FROM property WHERE id = 3")).ShouldBe("52");
    }

    [Fact]
    public async Task Rows_that_cannot_be_loaded_are_told_all_at_once_and_nothing_is_written()
    {
        WriteTenancies();

        var result = await LoadAsync(Tenancies);

        (result.Read, result.Written, result.RejectedRows).ShouldBe((8, 0, 7));
        Approval.Verify($"{result.Problem}\n", "rejected");
        (await RowsAsync("tenancy")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_load_says_so_they_are_listed_and_all_others_written()
    {
        WriteTenancies();

        var result = await LoadAsync(Tenancies + "refuse: skip\n");

        result.ShouldSatisfyAllConditions(one => one.Problem.ShouldBeNull(), one => one.Written.ShouldBe(1), one => one.RejectedRows.ShouldBe(7));
        result.Rejected[0].ShouldBe(new RejectedRow(3, "property", "99999", "is not among the properties of the system"));
        (await RowsAsync("tenancy"))[^1].ShouldBe("2 0002 2 SECURE 2026-04-06 ");
    }

    [Fact]
    public async Task Values_that_may_be_of_real_people_are_masked()
    {
        WriteTenancies();

        var result = await LoadAsync(Tenancies, order => order with { RealData = true });

        result.Rejected.Select(row => $"{row.Field} {row.Value}").ShouldBe(
            ["property ••••9", "property ", "start ••••26", "type Z", "reference ••••1", "reference ••••2", "reference ", " "], Case.Sensitive);
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_told_with_its_line_and_nothing_is_written()
    {
        _folder.Write("households.csv", "TEN,PERS\n0001,007\n0001,007\n");

        var problem = (await Should.ThrowAsync<ProblemException>(() => LoadAsync("""
            load: test
            about: The same person twice
            extract: households.csv
            into: household member
            fields: { tenancy: TEN, person: PERS, role: { value: tenant }, responsible: { value: yes } }

            """))).Problems.ShouldHaveSingleItem();

        (problem.Id, problem.What, problem.Where).ShouldBe(("HT-LOA-012", "The database refused a household member, so nothing was written", "households.csv:3"));
        (await RowsAsync("household_member")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reference_that_may_mean_several_rows_finds_none_and_one_by_way_of_others_finds_its_own()
    {
        _folder.Write("accounts.csv", "ACC,TEN,HOME\nA1,Exampleton,00017\n");
        const string text = """
            load: test
            about: Accounts, by what is known of their homes
            extract: accounts.csv
            into: rent account
            fields: { reference: ACC, payment reference: ACC, tenancy: { column: TEN, by: property.town } }

            """;

        (await LoadAsync(text.Replace("TEN, by: property.town", "HOME, by: property.reference", StringComparison.Ordinal))).Written.ShouldBe(1);
        (await RowsAsync("rent_account")).ShouldBe(["1 A1 A1 1 0"]);

        await _copy.SystemAsync("INSERT INTO tenancy (reference, property_id, tenancy_type, start_date) SELECT '0009', MAX(id), 'SECURE', '2020-01-06' FROM property");
        _folder.Write("accounts.csv", "ACC,TEN,HOME\nA2,Exampleton,00017\n");
        (await LoadAsync(text)).Rejected.ShouldHaveSingleItem().Why.ShouldBe("is what several tenancies have");
    }

    [Fact]
    public async Task What_stops_a_long_load_half_way_is_told_with_its_line_and_nothing_is_written()
    {
        const string text = """
            load: test
            about: Accounts of which two are paid under the same reference
            extract: accounts.csv
            into: rent account
            fields: { reference: ACC, payment reference: PAY, tenancy: { value: "0001" } }

            """;
        var rows = "ACC,PAY\n" + string.Concat(Enumerable.Range(2, 19_999).Select(line => $"A{line},P{(line == 12_345 ? 2 : line)}\n"));
        _folder.Write("accounts.csv", rows);

        var refused = (await Should.ThrowAsync<ProblemException>(() => LoadAsync(text))).Problems.ShouldHaveSingleItem();
        (refused.Id, refused.Where).ShouldBe(("HT-LOA-012", "accounts.csv:12345"));

        _folder.WriteBytes("accounts.csv", Encoding.Latin1.GetBytes(rows.Replace("P12345", "P", StringComparison.Ordinal).Replace("A15000", "Ä15000", StringComparison.Ordinal)));
        (await Should.ThrowAsync<ProblemException>(() => LoadAsync(text))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-REC-006");
        (await RowsAsync("rent_account")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "", "the extract has no rows")]
    [InlineData("00019,999900000003,3 Test Street,Exampleton,QX1 1AA,2\n", "only: { BEDS: 5 }\n", "'only:' and 'without:' leave out all 1 rows")]
    [InlineData("00019,999900000003,3 Test Street,Exampleton,QX1 1AA,two\n", "refuse: skip\n", "not one of 1 rows can be loaded:\nhomes.csv:2  bedrooms 'two' is no whole number")]
    public async Task Nothing_written_is_never_a_load_that_was_made(string rows, string more, string why)
    {
        _folder.Write("homes.csv", HomesHeader + rows);

        (await LoadAsync(Homes + more)).Problem.ShouldNotBeNull().ShouldSatisfyAllConditions(problem => problem.Id.ShouldBe("HT-LOA-011"), problem => problem.Why.ShouldBe(why));
    }

    [Fact]
    public async Task What_a_load_names_and_is_not_there_is_told_at_once()
    {
        _folder.Write("homes.csv", HomesHeader);
        string[] texts =
        [
            "load: test\nabout: No such entity\nextract: home.csv\ninto: homes\nfields: { reference: REF }\n",
            """
            load: test
            about: Names that nobody has
            extract: homes.csv
            only: { STATUS: open }
            into: tenancy
            fields:
              reference: { column: REF, format: pounds }
              property: { column: PROPERTY, by: landlord.name }
              landlord: { value: The council }
              type: { column: TOWN, codes: { S: secured, I: introductory, L: lease } }
              end: { column: TOWN, by: reference, codes: { A: B } }

            """,
            """
            load: test
            about: Values that cannot be
            extract: homes.csv
            into: household member
            fields:
              tenancy: { value: "9999" }
              person: { value: "007", by: notice.reference }
              role: { value: lodger }
              responsible: { value: perhaps }

            """,
            """
            load: test
            about: Money, and a reference to what nobody knows by a name
            extract: homes.csv
            into: rent transaction
            fields:
              rent account: UPRN
              date: { value: today }
              posted at: { value: 2026-04-06T08:00:00Z }
              type: { value: payment }
              amount: BEDS
              narrative: ADDR

            """,
            """
            load: test
            about: A constant amount
            extract: homes.csv
            into: rent account
            fields: { reference: REF, payment reference: UPRN, tenancy: REF, balance: { value: "12.50" } }

            """,
            """
            load: test
            about: What has no name
            extract: homes.csv
            into: notice person
            fields: { notice: REF, person: REF }

            """,
            """
            load: test
            about: A constant that is not there
            extract: homes.csv
            into: household member
            fields: { tenancy: { value: "9999" }, person: REF, role: { value: tenant }, responsible: { value: no } }

            """,
            "load: test\nabout: Too little\nextract: homes.csv\ninto: properties\nfields: { reference: REF, town: TOWN }\n",
        ];

        var told = new List<string>();
        foreach (var (number, text) in texts.Index())
            told.Add(string.Create(CultureInfo.InvariantCulture, $"== {number + 1} ==\n\n") + string.Join("\n\n", (await Should.ThrowAsync<ProblemException>(() => LoadAsync(text))).Problems));

        Approval.Verify(string.Join("\n\n", told) + "\n", "names-not-there");
    }

    [Fact]
    public async Task A_map_that_does_not_fit_is_told_before_anything_is_read()
    {
        _folder.Write("homes.csv", HomesHeader);
        var property = _map.Entities["property"];

        (await RefusedAsync(property with { Table = "homes" })).Id.ShouldBe("HT-LOA-003");
        var fields = property.Fields.ToDictionary(field => field.Key, field => field.Value.Name is "town" ? field.Value with { Column = "city" } : field.Value, StringComparer.OrdinalIgnoreCase);
        (await RefusedAsync(property with { Fields = fields })).ShouldSatisfyAllConditions(
            problem => problem.Id.ShouldBe("HT-LOA-003"), problem => problem.What.ShouldBe("The table property has no column 'city'"), problem => problem.Where.ShouldBe("test.yaml:5"));
        (await RefusedAsync(property with { Key = "town" }, Homes.Replace("town: TOWN, ", "", StringComparison.Ordinal))).Id.ShouldBe("HT-LOA-013");
        fields["town"] = fields["town"] with { Column = "postcode" };
        (await RefusedAsync(property with { Fields = fields }, second: true)).Id.ShouldBe("HT-LOA-014");
    }

    [Fact]
    public async Task Whoever_gives_up_has_written_nothing()
    {
        _folder.Write("homes.csv", HomesHeader + string.Concat(Enumerable.Range(0, 20_000).Select(number => $"R{number},9,A,T,QX1 1AA,1\n")));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Should.ThrowAsync<OperationCanceledException>(() => LoadAsync(Homes, progress: new Telling(line =>
        {
            if (line.EndsWith("10,000 rows", StringComparison.Ordinal))
                enough.Cancel();
        }), token: enough.Token));

        (await RowsAsync("property")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_loaded_goes_back_to_a_mark_like_anything_else()
    {
        _folder.Write("homes.csv", HomesHeader + "00019,999900000003,3 Test Street,Exampleton,QX1 1AA,2\n");
        await _copy.Database.StartJournalAsync(Token);
        var mark = await _copy.Database.MarkAsync(Token);
        var before = await _copy.Database.FingerprintAsync(Token);

        (await LoadAsync(Homes)).Written.ShouldBe(1);
        (await _copy.Database.FingerprintAsync(Token)).ShouldNotBe(before, StringComparer.Ordinal);
        await _copy.Database.RewindAsync(mark, Token);

        (await _copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        (await LoadAsync(Homes)).Written.ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_that_refer_to_others_are_no_matter()
    {
        _folder.Write("homes.csv", HomesHeader + string.Concat(Enumerable.Range(0, 50_000).Select(number => $"R{number:D7},9,A,T,QX1 1AA,1\n")));
        _folder.Write("tenancies.csv", "REF,HOME,TT,START,END\n" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"T{number:D7},R{number / 2:D7},S,06/04/2026,01/01/1900\n")));

        (await LoadAsync(Homes)).Written.ShouldBe(50_000);
        (await LoadAsync(Tenancies)).Written.ShouldBe(100_000);

        (await _copy.AskSystemAsync("SELECT COUNT(DISTINCT p.reference) FROM tenancy t JOIN property p ON p.id = t.property_id WHERE t.end_date IS NULL")).ShouldBe("50001");
    }

    private const string Tenancies = """
        load: test
        about: Tenancies
        extract: tenancies.csv
        into: tenancy
        fields:
          reference: REF
          property: HOME
          type: { column: TT, codes: { S: secure } }
          start: { column: START, format: dd/MM/yyyy }
          end: { column: END, format: dd/MM/yyyy, nothing: 01/01/1900 }

        """;

    private void WriteTenancies() => _folder.Write("tenancies.csv", """
        REF,HOME,TT,START,END
        0002,00018,S,06/04/2026,01/01/1900
        0003,99999,S,06/04/2026,01/01/1900
        0004,,S,31/02/2026,01/01/1900
        0005,00018,Z,06/04/2026,
        0001,00018,S,06/04/2026,
        0002,00018,S,06/04/2026,
        ,00018,S,06/04/2026,
        0006,00018,S

        """);

    private async Task<Problem> RefusedAsync(EntityMap property, string text = Homes, bool second = false)
    {
        var entities = new Dictionary<string, EntityMap>(_map.Entities, StringComparer.OrdinalIgnoreCase) { ["property"] = property };
        var thrown = await Should.ThrowAsync<ProblemException>(() => LoadAsync(text, order => order with { Map = _map with { Entities = entities } }));
        return second ? thrown.Problems[1] : thrown.Problems.ShouldHaveSingleItem();
    }

    private Task<LoadResult> LoadAsync(string text, Func<LoadOrder, LoadOrder>? otherwise = null, IProgress<string>? progress = null, CancellationToken? token = null)
    {
        var order = new LoadOrder(LoadFile.Parse(text, "test.yaml"), _folder.Path) { Database = _copy.Database, Map = _map };
        return ExtractLoad.RunAsync(otherwise?.Invoke(order) ?? order, progress ?? new Telling(_ => { }), token ?? Token);
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string table) =>
        [.. (await _copy.Database.SelectAsync(table, new Dictionary<string, Value>(StringComparer.Ordinal), Token)).Select(row => string.Join(' ', row.Values))];

    private sealed class Telling(Action<string> tell) : IProgress<string>
    {
        public void Report(string value) => tell(value);
    }
}
