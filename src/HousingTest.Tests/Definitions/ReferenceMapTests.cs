using HousingTest.Definitions;
using HousingTest.Model;
using Microsoft.Data.Sqlite;
using ReferenceHousing.Schema;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>
/// Holds the reference system's map against the schema that the system makes: what the map does not name cannot be spoken of in housing words.
/// </summary>
public sealed class ReferenceMapTests : IDisposable
{
    private readonly SystemMap map = SystemMapFile.Read(Repository.Root, "environments/maps/reference.yaml");
    private readonly SqliteConnection schema = new("Data Source=:memory:");

    public ReferenceMapTests()
    {
        schema.Open();
        using var create = schema.CreateCommand();
        create.CommandText = HousingSchema.Create;
        create.ExecuteNonQuery();
    }

    public void Dispose() => schema.Dispose();

    [Fact]
    public void Every_table_of_the_system_is_an_entity_of_the_map_and_the_other_way_round() =>
        Ordered(map.Entities.Values.Select(entity => entity.Table)).ShouldBe(
            Ordered(Ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")));

    [Fact]
    public void Every_column_of_a_table_is_named_once_by_the_key_or_by_a_field()
    {
        foreach (var entity in map.Entities.Values)
        {
            Ordered(entity.Fields.Values.Select(field => field.Column).Append(entity.Key.ShouldNotBeNull()))
                .ShouldBe(Ordered(Ask($"SELECT name FROM pragma_table_info('{entity.Table}')")), entity.Name);
        }
    }

    [Fact]
    public void What_refers_in_the_map_is_what_refers_in_the_schema()
    {
        foreach (var entity in map.Entities.Values)
        {
            var refers = entity.Fields.Values.Where(field => field.Refers is not null);
            Ordered(refers.Select(field => $"{field.Column} → {map.Entities[field.Refers!].Table}"))
                .ShouldBe(Ordered(Ask($"SELECT \"from\" || ' → ' || \"table\" FROM pragma_foreign_key_list('{entity.Table}')")), entity.Name);
        }
    }

    [Fact]
    public void Every_column_of_pence_is_money_and_nothing_else_is()
    {
        foreach (var field in map.Entities.Values.SelectMany(entity => entity.Fields.Values))
            (field.Type is FieldType.Pence).ShouldBe(field.Column.EndsWith("_pence", StringComparison.Ordinal), field.Column);
    }

    [Fact]
    public void The_seed_fills_every_column_that_the_system_insists_on()
    {
        foreach (var table in map.Seed)
        {
            Ask($"SELECT name FROM pragma_table_info('{table.Table}') WHERE \"notnull\" = 1 AND dflt_value IS NULL")
                .Except(table.Columns.Keys, StringComparer.Ordinal).ShouldBeEmpty(table.Table);
        }
    }

    [Fact]
    public void The_seed_fills_a_table_after_those_that_it_refers_to()
    {
        var filled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in map.Seed)
        {
            var entity = map.Entities.Values.Single(candidate => string.Equals(candidate.Table, table.Table, StringComparison.Ordinal));
            entity.Fields.Values.Where(field => field.Refers is not null && table.Columns.ContainsKey(field.Column))
                .Select(field => map.Entities[field.Refers!].Table).Except(filled, StringComparer.Ordinal).ShouldBeEmpty(entity.Name);
            filled.Add(table.Table).ShouldBeTrue(table.Table);
        }
    }

    private static List<string> Ordered(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];

    private List<string> Ask(string sql)
    {
        using var command = schema.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }
}
