using System.Text.Json;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class RowChangesJsonTests
{
    private const string Rows = """
        {"table":"rent_account","before":{"id":1,"balance":-5,"on":"2026-04-06"},"after":{"id":1,"balance":0,"on":"2026-04-06"}},
        {"table":"rent_account","after":{"id":2,"balance":-5,"on":null}},
        {"table":"rent_account","before":{"id":3,"on":"2026-04-06"}},
        {"table":"note","after":{"id":3,"on":"2026-04-06","rate":{"real":"0.1"},"picture":{"blob":"AQI="}}}
        """;

    [Fact]
    public void What_is_read_is_written_with_the_same_bytes()
    {
        var text = JsonSerializer.Serialize(Read(Rows), Json.Line);

        text.ShouldContain($"\"changes\":[{Rows.ReplaceLineEndings("").Replace("        ", "", StringComparison.Ordinal)}]");
    }

    [Fact]
    public void Rows_of_a_kind_share_their_columns_and_neighbours_what_they_have_in_common()
    {
        var changes = Read(Rows).Changes;
        var (before, after, next) = ((RowValues)changes[0].Before!, (RowValues)changes[0].After!, (RowValues)changes[1].After!);

        after.Columns.ShouldBeSameAs(before.Columns);
        next.Columns.ShouldBeSameAs(before.Columns);
        after["on"].ShouldBeSameAs(before["on"]);
    }

    [Fact]
    public void A_row_with_fewer_or_other_columns_has_its_own()
    {
        var changes = Read(Rows).Changes;

        changes[2].Before!.Keys.ShouldBe(["id", "on"]);
        changes[2].After.ShouldBeNull();
        changes[3].After!.Values.Take(3).ShouldBe([Value.Of(3), Value.Of("2026-04-06"), new Value.Real(0.1)]);
        changes[3].After!.Select(cell => cell.Key).ShouldBe(["id", "on", "rate", "picture"]);
        changes[3].After!.ContainsKey("balance").ShouldBeFalse();
        changes[3].After!.TryGetValue("balance", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"after":{"id":1}}""", "lacks its table")]
    [InlineData("""{"table":"t","later":{"id":1}}""", "no 'later'")]
    [InlineData("""{"table":"t","after":{"id":1,"id":2}}""", "a column twice")]
    [InlineData("""{"table":"t","after":[1]}""", "StartObject expected")]
    [InlineData("""{"table":1}""", "String expected")]
    [InlineData("""{"table":"t","after":{"id":[1]}}""", "StartArray is no value")]
    public void What_is_no_row_is_refused(string row, string why) => Should.Throw<JsonException>(() => Read(row)).Message.ShouldContain(why);

    private static Outcome Read(string rows) => JsonSerializer.Deserialize<Outcome>(
        $$"""{"scenario":"one","status":"passed","steps":[],"changes":[{{rows}}],"subjects":[],"screens":[],"messages":[],"files":[],"errors":[]}""", Json.Line)!;
}
