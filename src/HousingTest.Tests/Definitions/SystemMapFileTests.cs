using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class SystemMapFileTests
{
    private const string Whole = """
        map: small
        system: Small Housing
        words:
          kinds: { rent: RENT, service: SERVICE }
        entities:
          account:
            plural: accounts
            table: acc
            key: id
            label: reference
            identity: [reference]
            fields:
              reference: ref
              balance: { column: bal, type: money }
            traits:
              with a service charge: { entity: charge, via: account, where: { kind: service } }
          charge:
            plural: charges
            table: chg
            fields:
              account: { column: acc_id, refers: account }
              kind: { column: kind, words: kinds }
              live: { column: live, type: truth, words: { "1": "Y" } }
        seed:
          - estate: rent account
            table: acc
            columns: { id: key, ref: reference }
          - estate: charge
            table: chg
            columns: { acc_id: rent account, kind: charge type }
        screens:
          statement:
            path: /accounts/{account}
            heading: Statement of {account}
            fields:
              week: Week starting
              amount: { role: spinbutton, name: Amount }
              note: { selector: "#note" }
            buttons: { run: Run debits }
            tables: { transactions: Transactions }
        endpoints:
          end:
            http: POST /api/{account}/end?now=1
            as: clerk
            json: { endDate: "{end}" }
        jobs:
          debits: { sql: "CALL debits()" }
          letters: { command: [letters, --now] }
          again: { restart: true }
          file: { http: PUT /files, body: "{file}" }
        clock:
          set: { http: "PUT /clock", json: { now: "{now}" } }
          zone: Europe/London
        sign-in:
          path: /sign-in
          user name: User
          password: Password
          button: Sign in
          roles: { clerk: anna }
        after rewind:
          - http: POST /caches/forget
        """;

    private static SystemMap Read(string text) => SystemMapFile.Parse(text, "environments/maps/small.yaml");

    private static Problem ProblemWith(string old, string changed) => ProblemsOf.One(() => Read(Whole.Replace(old, changed, StringComparison.Ordinal)));

    [Fact]
    public void A_map_may_do_without_seed_jobs_endpoints_and_a_clock_that_can_be_set_and_leave_tables_out_of_comparisons()
    {
        var map = SystemMapFile.Parse(
            """
            map: small
            system: Small Wiki
            entities: { page: { plural: pages, table: page, key: id, fields: { title: title } } }
            not compared: [session, cache]
            screens: { edit page: { path: "/index.php?title={page}&action=edit" } }
            clock: { zone: Europe/London }
            sign-in: { path: /in, user name: Name, password: Password, button: In, roles: { clerk: Clerk } }
            """,
            "environments/maps/small.yaml");

        map.Seed.ShouldBeEmpty();
        map.Jobs.ShouldBeEmpty();
        map.Endpoints.ShouldBeEmpty();
        map.AfterRewind.ShouldBeEmpty();
        map.Clock.Set.ShouldBeNull();
        map.Screens["edit page"].Heading.ShouldBeNull();
        map.NotCompared.ShouldBe(["session", "cache"]);
    }

    [Fact]
    public void A_table_that_has_a_word_is_compared() => ProblemsOf.One(() => Read(Whole + "\nnot compared: [ACC]")).What.ShouldBe("The table 'ACC' is not to be compared, and is that of account");

    [Fact]
    public void Entities_are_found_whatever_the_case_of_their_words()
    {
        var account = Read(Whole).Entities["Account"];

        account.Key.ShouldBe("id");
        account.Fields["reference"].ShouldSatisfyAllConditions(field => field.Column.ShouldBe("ref"), field => field.Type.ShouldBe(FieldType.Text));
        account.Fields["BALANCE"].Type.ShouldBe(FieldType.Pence);
        account.Traits.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            trait => trait.Say.ShouldBe("with a service charge"), trait => trait.Via.ShouldBe("account"), trait => trait.Where["kind"].ShouldBe(["service"]));
    }

    [Fact]
    public void A_field_that_refers_is_a_reference_and_a_field_without_a_key_is_none()
    {
        var charge = Read(Whole).Entities["charge"];

        charge.Key.ShouldBeNull();
        charge.Fields["account"].ShouldSatisfyAllConditions(field => field.Type.ShouldBe(FieldType.Reference), field => field.Refers.ShouldBe("account"));
    }

    [Fact]
    public void What_people_say_and_what_the_system_keeps_stand_for_each_other()
    {
        var reference = Read(Whole.Replace("reference: ref\n", "reference: { column: ref, spaces: _, words: { the first: 0 } }\n", StringComparison.Ordinal)).Entities["account"].Fields["reference"];

        reference.Stored("Rent of Garages").ShouldBe("Rent_of_Garages");
        reference.Said("Rent_of_Garages").ShouldBe("Rent of Garages");
        reference.Stored("the first").ShouldBe("0");
        reference.Said("0").ShouldBe("the first");
        Read(Whole).Entities["charge"].Fields["account"].Said("a_b").ShouldBe("a_b");
    }

    [Fact]
    public void A_reference_may_have_a_word_for_leading_nowhere() =>
        Read(Whole.Replace("refers: account }", "refers: account, words: { none: 0 } }", StringComparison.Ordinal)).Entities["charge"].Fields["account"]
            .ShouldSatisfyAllConditions(field => field.Refers.ShouldBe("account"), field => field.Stored("none").ShouldBe("0"));

    [Theory]
    [InlineData("refers: account }", "refers: account, spaces: _ }")]
    [InlineData("type: money }", "type: money, spaces: _ }")]
    public void Only_a_text_has_spaces(string old, string changed) =>
        ProblemWith(old, changed).What.ShouldEndWith("is no text, and says what stands for its spaces");

    [Fact]
    public void The_words_of_a_field_serve_the_seed_too()
    {
        var map = Read(Whole);

        map.Entities["charge"].Fields["kind"].Words["service"].ShouldBe("SERVICE");
        map.Seed[1].Columns["kind"].ShouldSatisfyAllConditions(
            column => column.Field.ShouldBe("charge type"), column => column.Words["rent"].ShouldBe("RENT"));
        map.Seed[0].Columns["id"].Words.ShouldBeEmpty();
    }

    [Fact]
    public void A_control_is_a_label_or_a_role_and_a_name_or_a_selector()
    {
        var screen = Read(Whole).Screens["statement"];

        screen.Fields["week"].ShouldBe(new ControlMap(null, "Week starting", null));
        screen.Fields["amount"].ShouldBe(new ControlMap("spinbutton", "Amount", null));
        screen.Fields["note"].ShouldBe(new ControlMap(null, null, "#note"));
        screen.Buttons["run"].ShouldBe(new ControlMap("button", "Run debits", null));
        screen.Tables["transactions"].ShouldBe(new ControlMap("table", "Transactions", null));
    }

    [Fact]
    public void Work_is_a_call_or_a_statement_or_a_command_or_a_restart()
    {
        var map = Read(Whole);

        map.Endpoints["end"].Http.ShouldNotBeNull().ShouldSatisfyAllConditions(
            http => http.Method.ShouldBe("POST"), http => http.Path.ShouldBe("/api/{account}/end?now=1"),
            http => http.As.ShouldBe("clerk"), http => http.Json.ShouldNotBeNull()["endDate"].ShouldBe("{end}"));
        map.Jobs["debits"].Sql.ShouldBe("CALL debits()");
        map.Jobs["letters"].Command.ShouldBe(["letters", "--now"]);
        map.Jobs["again"].Restart.ShouldBeTrue();
        map.Jobs["file"].Http.ShouldNotBeNull().Body.ShouldBe("{file}");
        map.AfterRewind.ShouldHaveSingleItem().Http.ShouldNotBeNull().Path.ShouldBe("/caches/forget");
        map.Clock.Set.ShouldNotBeNull().Http.ShouldNotBeNull().As.ShouldBeNull();
    }

    [Theory]
    [InlineData("refers: account", "refers: acount", "entity 'acount'", 21)]
    [InlineData("via: account,", "via: acount,", "field 'acount'", 16)]
    [InlineData("{ entity: charge,", "{ entity: charges,", "entity 'charges'", 16)]
    [InlineData("where: { kind:", "where: { kinds:", "field 'kinds'", 16)]
    [InlineData("label: reference", "label: number", "field 'number'", 10)]
    [InlineData("identity: [reference]", "identity: [reference, week]", "field 'week'", 11)]
    [InlineData("words: kinds }", "words: types }", "list of words 'types'", 22)]
    [InlineData("table: chg\n    columns", "table: charges\n    columns", "entity with the table 'charges'", 29)]
    [InlineData("ref: reference }", "refno: reference }", "field with the column 'refno'", 27)]
    [InlineData("as: clerk", "as: officer", "role 'officer'", 44)]
    public void A_name_that_the_map_does_not_have_is_told_with_its_line(string old, string changed, string missing, int line)
    {
        var problem = ProblemWith(old, changed);

        problem.Id.ShouldBe("HT-DEF-011");
        problem.What.ShouldContain(missing);
        problem.Where.ShouldBe($"environments/maps/small.yaml:{line}");
    }

    [Theory]
    [InlineData("type: money", "type: pounds", "HT-DEF-010")]
    [InlineData("{ kind: service }", "{ kind: water }", "HT-DEF-010")]
    [InlineData("{ kind: service }", "{ kind: [service, water] }", "HT-DEF-010")]
    [InlineData("{ kind: service }", "{ kind: [] }", "HT-DEF-009")]
    [InlineData("role: spinbutton", "role: numberbox", "HT-DEF-010")]
    [InlineData("http: POST /api", "http: SEND /api", "HT-DEF-009")]
    [InlineData("http: POST /api/{account}/end?now=1", "http: POST", "HT-DEF-009")]
    [InlineData("path: /accounts", "path: accounts", "HT-DEF-009")]
    [InlineData("refers: account }", "refers: account, type: number }", "HT-DEF-012")]
    [InlineData("{ selector: \"#note\" }", "{ selector: \"#note\", name: Note }", "HT-DEF-012")]
    [InlineData("{ selector: \"#note\" }", "{ role: textbox }", "HT-DEF-012")]
    [InlineData("{ restart: true }", "{ restart: true, sql: DELETE }", "HT-DEF-012")]
    [InlineData("{ restart: true }", "{ restart: true, answers: { letter: id } }", "HT-DEF-012")]
    [InlineData("{ restart: true }", "{}", "HT-DEF-012")]
    [InlineData("sql: \"CALL debits()\" }", "sql: \"CALL debits()\", as: clerk }", "HT-DEF-012")]
    [InlineData("body: \"{file}\"", "body: \"{file}\", json: { a: b }", "HT-DEF-012")]
    [InlineData("  - http: POST /caches/forget", "  - https: POST /caches/forget", "HT-DEF-006")]
    public void What_cannot_be_meant_is_refused(string old, string changed, string id) =>
        ProblemsOf.All(() => Read(Whole.Replace(old, changed, StringComparison.Ordinal))).ShouldContain(problem => problem.Id == id);

    [Fact]
    public void A_trait_may_be_true_of_several_words() =>
        Read(Whole.Replace("{ kind: service }", "{ kind: [service, rent] }", StringComparison.Ordinal)).Entities["account"].Traits[0].Where["kind"].ShouldBe(["service", "rent"]);

    [Fact]
    public void A_trait_may_be_one_of_the_row_to_which_it_refers()
    {
        var trait = Read(Whole.Replace("seed:\n", "    traits:\n      of the first account: { entity: account, of: account, where: { reference: A1 } }\nseed:\n", StringComparison.Ordinal))
            .Entities["charge"].Traits.ShouldHaveSingleItem();

        trait.ShouldSatisfyAllConditions(one => one.Owned.ShouldBeTrue(), one => one.Entity.ShouldBe("account"), one => one.Via.ShouldBe("account"));
    }

    [Fact]
    public void A_trait_goes_through_a_field_that_refers_back() =>
        ProblemWith("via: account,", "via: kind,").What.ShouldBe("The field 'kind' of charge does not refer to account");
}
