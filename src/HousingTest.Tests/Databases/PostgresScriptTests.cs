using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class PostgresScriptTests(PostgresServer server) : ScriptContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    [Fact]
    public async Task What_a_script_sets_for_its_connection_is_gone_after_it()
    {
        await RunAsync("SET session_replication_role = replica; CREATE TABLE payment (charge bigint REFERENCES charge (id));");

        await Should.ThrowAsync<ProblemException>(() => Copy.Database.ExecuteAsync("INSERT INTO payment VALUES (99)", Ct));
    }

    [Fact]
    public async Task Semicolons_in_texts_names_bodies_and_comments_end_no_statement()
    {
        await RunAsync("""
            /* one; /* inside; */ still; */ CREATE TABLE "a;b" (said text);
            INSERT INTO "a;b" VALUES ('it''s; so'), (E'it\'s; so'), ($$;$$), ($tag$ $$;$$ $tag$);
            CREATE FUNCTION two() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 ELSE 2 END; SELECT 2; END;
            CREATE RULE more AS ON UPDATE TO "a;b" DO ALSO (SELECT 1; SELECT 2);
            DO $$ BEGIN PERFORM 1; END $$;
            """);

        (await Copy.AskSystemAsync("SELECT count(*) + two() FROM \"a;b\"")).ShouldBe("6");
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema);
}
