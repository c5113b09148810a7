using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>Holds the seed of the reference system's map against the estates that it is to load.</summary>
public sealed class ReferenceSeedTests
{
    private readonly SystemMap map = SystemMapFile.Read(Repository.Root, "environments/maps/reference.yaml");

    [Fact]
    public void Every_entity_of_an_estate_is_loaded_in_the_order_in_which_it_comes_and_with_all_of_its_fields()
    {
        map.Seed.Select(table => table.Estate).ShouldBe(Estate.Tables.Select(table => table.Entity));
        foreach (var (seed, table) in map.Seed.Zip(Estate.Tables))
        {
            seed.Columns.Values.Select(column => column.Field).Order(StringComparer.Ordinal)
                .ShouldBe(table.Fields.Order(StringComparer.Ordinal), table.Entity);
        }
    }

    [Fact]
    public void Every_word_of_an_estate_has_a_word_of_the_system()
    {
        var translated = map.Seed.ToDictionary(
            table => table.Estate, table => table.Columns.Values.Where(column => column.Words.Count > 0).ToList(), StringComparer.Ordinal);
        var recipe = EstateRecipeFile.Read(Repository.Root, "small") with { Tenancies = 60 };

        var unknown = from row in new Estate(recipe, 20260401).Rows()
                      from column in translated[row.Table.Entity]
                      let word = row[column.Field].ToString()
                      where !column.Words.ContainsKey(word)
                      select $"{row.Table.Entity}, {column.Field}: {word}";

        unknown.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
        translated.Values.Sum(columns => columns.Count).ShouldBe(15);
    }
}
