using System.Security.Cryptography;
using System.Text;
using HousingTest.Estates.Rows;
using HousingTest.Model;

namespace HousingTest.Estates;

/// <summary>A synthetic population: a recipe and a seed give the same rows, to the byte, on any machine, in any time zone and culture.</summary>
public sealed class Estate
{
    private readonly EstateSetting setting;

    /// <summary>An estate by its recipe and seed. Nothing is made until <see cref="Rows"/> is enumerated.</summary>
    /// <exception cref="ProblemException">The recipe names an aim that does not exist, or a size that cannot be made.</exception>
    public Estate(EstateRecipe recipe, long seed)
    {
        var problems = EstateAims.Check(recipe);
        if (problems.Count > 0)
            throw new ProblemException(problems);
        Recipe = recipe;
        Seed = seed;
        setting = new EstateSetting(recipe, seed);
        Identity = new EstateIdentity(recipe.Name, seed, recipe.Tenancies,
            Model.Digest.OfParts([("recipe", recipe.Digest), ("seed", Value.Of(seed).ToString())]));
    }

    /// <summary>The entities and their fields, parents first: the order of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<EstateTable> Tables => EstateTables.All;

    /// <summary>What it is made from.</summary>
    public EstateRecipe Recipe { get; }

    /// <summary>The number that tells it from others of its recipe.</summary>
    public long Seed { get; }

    /// <summary>What a run records of it.</summary>
    public EstateIdentity Identity { get; }

    /// <summary>
    /// Every row, entity by entity in the order of <see cref="Tables"/>, keys from 1 upwards. Rows are made as they are asked for and not
    /// kept. Each enumeration stands alone; two may run at once.
    /// </summary>
    public IEnumerable<EstateRow> Rows()
    {
        var population = new Population(setting);
        return HomeRows.Properties(population)
            .Concat(PersonRows.People(population))
            .Concat(AddressRows.PersonAddresses(population))
            .Concat(HomeRows.Tenancies(population))
            .Concat(PersonRows.HouseholdMembers(population))
            .Concat(RentRows.RentAccounts(population))
            .Concat(RentRows.Charges(population))
            .Concat(RentRows.DebitRuns(population))
            .Concat(RentRows.RentTransactions(population))
            .Concat(ArrearsRows.ArrearsCases(population))
            .Concat(ArrearsRows.ArrearsActions(population))
            .Concat(ArrearsRows.Agreements(population))
            .Concat(ArrearsRows.Notices(population))
            .Concat(ArrearsRows.NoticePeople(population))
            .Concat(RepairRows.WorksOrders(population))
            .Concat(RepairRows.Appointments(population));
    }

    /// <summary>SHA-256 over all rows, as 64 lower-case hexadecimal digits: two estates with the same one have the same bytes.</summary>
    public string RowsDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new StringBuilder();
        foreach (var row in Rows())
        {
            line.Append(row.Table.Entity);
            // The kind of a value counts too: a text of 1 is not the number 1. U+001F and U+001E stand in no value.
            foreach (var value in row.Values)
                line.Append('\u001F').Append(value is Value.Text ? 't' : value is Value.Integer ? 'i' : 'n').Append(value);
            line.Append('\u001E');
            if (line.Length < 32_768)
                continue;
            hash.AppendData(Encoding.UTF8.GetBytes(line.ToString()));
            line.Clear();
        }

        hash.AppendData(Encoding.UTF8.GetBytes(line.ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
