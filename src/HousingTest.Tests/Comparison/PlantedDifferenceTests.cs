using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

/// <summary>Random outcomes with differences planted at random places: each is told in exactly one pattern, and none is lost, by count and to the penny.</summary>
public sealed class PlantedDifferenceTests
{
    private enum Plant
    {
        Nothing,
        Amount,
        Narrative,
        Lost,
        Extra,
        LetterAmount,
        LetterLost,
        ScreenValue,
        Balance,
    }

    [Fact]
    public void Every_planted_difference_is_told_once_and_none_is_lost()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var planted = Enumerable.Range(0, random.Next(1, 4)).SelectMany(scenario => Enumerable.Range(1, random.Next(1, 30)).Select(index => new Place(
                scenario, (scenario * 1000) + index, Enum.GetValues<Plant>()[random.Next(Enum.GetValues<Plant>().Length)], random.Next(1, 4) * (random.Next(2) == 0 ? 1 : -1)))).ToList();
            var result = Sample.Compare(Run("2026.1", planted, candidate: false, seed), Run("2026.2", planted, candidate: true, seed + 1), Run("2026.1", planted, candidate: false, seed + 2));

            var told = result.Differences.GroupBy(pattern => (pattern.Kind, pattern.Where, pattern.Field))
                .ToDictionary(group => group.Key, group => (Count: group.Sum(pattern => pattern.Count), Money: group.Sum(pattern => pattern.Money ?? 0)));
            var expected = planted.Where(place => place.What != Plant.Nothing)
                .GroupBy(place => Expected(place).Key)
                .ToDictionary(group => group.Key, group => (Count: group.Count(), Money: group.Sum(place => Expected(place).Money)));
            told.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal).ShouldBe(expected.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal), $"seed {seed}");
            result.Differences.Select(pattern => pattern.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(result.Differences.Count, $"seed {seed}");
            result.Differences.SelectMany(pattern => pattern.Scenarios).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .ShouldBe(planted.Where(place => place.What != Plant.Nothing).Select(place => Id(place.Scenario)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), $"seed {seed}");
            result.Noise.ShouldBeEmpty();
        }
    }

    private static ((DifferenceKind Kind, string Where, string Field) Key, long Money) Expected(Place place) => place.What switch
    {
        Plant.Amount => ((DifferenceKind.Money, "rent transaction", "amount"), place.Pence),
        Plant.Narrative => ((DifferenceKind.Field, "rent transaction", "narrative"), 0),
        Plant.Lost => ((DifferenceKind.Row, "rent transaction", ""), -Rent(place)),
        Plant.Extra => ((DifferenceKind.Row, "rent transaction", ""), place.Account + 7),
        Plant.LetterAmount => ((DifferenceKind.Message, "letter", "amount"), place.Pence * 1000),
        Plant.LetterLost => ((DifferenceKind.Message, "letter", ""), 0),
        Plant.ScreenValue => ((DifferenceKind.Screen, "statement", "Note"), 0),
        _ => ((DifferenceKind.Money, "rent account", "balance"), place.Pence * 777),
    };

    private static RunRecord Run(string release, List<Place> places, bool candidate, int seed)
    {
        return Sample.Run(release, [.. places.GroupBy(place => place.Scenario).Select(group => Outcome(Id(group.Key), [.. group]))]);

        Outcome Outcome(string id, List<Place> all)
        {
            var random = new Random(seed);
            var changes = all.SelectMany(place => Changes(place, candidate ? place.What : Plant.Nothing)).ToArray();
            var letters = all.Where(place => !candidate || place.What != Plant.LetterLost).Select(place => Sample.Letter(
                FormattableString.Invariant($"{place.Account} High Street"), FormattableString.Invariant($"Tenant {place.Account}"),
                new Money((place.Account * 100_000) + (candidate && place.What == Plant.LetterAmount ? place.Pence * 1000 : 0)).ToString())).ToArray();
            random.Shuffle(changes);
            random.Shuffle(letters);
            return Sample.Outcome(id, changes) with
            {
                Subjects = [.. all.Select(place => Sample.Account(place.Account, place.Account % 2 == 0 ? ["with service charges"] : []))],
                Messages = letters,
                Screens = [.. all.Select(place => Sample.Screen($"- term: Note\n- definition: {(candidate && place.What == Plant.ScreenValue ? "Pay now" : "Thank you")}"))],
            };
        }
    }

    private static IEnumerable<RowChange> Changes(Place place, Plant what)
    {
        if (what != Plant.Lost)
            yield return Sample.Transaction(place.Account, place.Account, Rent(place) + (what == Plant.Amount ? place.Pence : 0), narrative: what == Plant.Narrative ? "Rnt" : "Rent");
        if (what == Plant.Extra)
            yield return Sample.Transaction(50_000 + place.Account, place.Account, place.Account + 7, "ADJUSTMENT", narrative: "Extra");
        yield return Sample.Balance(place.Account, 1, 1_000_000 + place.Account + (what == Plant.Balance ? place.Pence * 777 : 0));
    }

    private static long Rent(Place place) => 10_000 + (place.Account * 11);

    private static string Id(int scenario) => FormattableString.Invariant($"scenario-{scenario}");

    private sealed record Place(int Scenario, int Account, Plant What, int Pence);
}
