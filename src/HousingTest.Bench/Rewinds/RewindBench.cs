using HousingTest.Bench.Figures;
using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Bench.Rewinds;

/// <summary>What going back costs, as more was changed and as the estate grows, against the ways without a journal.</summary>
public sealed class RewindBench : IBench
{
    /// <summary>Rows that a scenario changes, as a rule; what everything is compared with.</summary>
    internal const int Usual = 100;

    // An estate is emptied and loaded so often, and no oftener: of a county, once is minutes.
    private const int Loads = 3;
    private const int LargeEstate = 50_000;

    /// <inheritdoc/>
    public string Name => "rewind";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var root = setting.Workspace.Root;
        var seed = SystemMapFile.Read(root, "environments/maps/reference.yaml").Seed;
        var (repetitions, sizes) = setting.Quick ? (3, new[] { 1, Usual }) : (15, new[] { 1, Usual, 10_000 });
        var estates = new List<RewoundEstate>();
        try
        {
            foreach (var recipe in Recipes(setting))
            {
                setting.Told($"rewind: making and loading {recipe.Name}");
                estates.Add(await RewoundEstate.PrepareAsync(
                    new Estate(recipe, BenchSetting.Seed), seed, Directory.CreateDirectory(Path.Combine(setting.Folder, recipe.Name)).FullName, sizes, cancellationToken));
            }

            // Every estate and every way in each repetition: what else the machine does meanwhile falls on all of them alike.
            for (var repetition = 1; repetition <= repetitions; repetition++)
            {
                setting.Told($"rewind: repetition {repetition} of {repetitions}");
                foreach (var estate in estates)
                {
                    await estate.RewindAsync(cancellationToken);
                    if (repetition % (repetitions / Loads) != 0)
                        continue;
                    await estate.CopyAsync(cancellationToken);
                    if (estate.Tenancies < LargeEstate || repetition == repetitions)
                        await estate.LoadAsync(cancellationToken);
                }
            }

            var figures = new List<Figure>();
            foreach (var estate in estates)
                figures.AddRange(await estate.FinishAsync(cancellationToken));
            return new Section(
                Name, "what going back to the mark costs", $"times the rewind of {Usual} changed rows on the same estate", figures, Aims(estates),
                ["Copying and loading do not count the system's restart, which both would need besides."]);
        }
        finally
        {
            foreach (var estate in estates)
                await estate.DisposeAsync();
        }
    }

    private static IEnumerable<EstateRecipe> Recipes(BenchSetting setting)
    {
        return setting.Quick
            ? [Read("small") with { Tenancies = 20, Weeks = 8 }, Read("town") with { Tenancies = 40, Weeks = 8 }]
            : [Read("small"), Read("town"), Read("county")];

        EstateRecipe Read(string name) => EstateRecipeFile.Read(setting.Workspace.Root, name);
    }

    private static List<Aim> Aims(List<RewoundEstate> estates)
    {
        var medians = estates.ConvertAll(estate => Spread.Of(estate.Rewinds[Usual]).Median);
        return
        [
            .. estates.Select((estate, i) => new Aim($"{Usual} rows back on {estate.Name}", medians[i], 5, AtMost: true, "ms")),
            new Aim($"from {estates[0].Name} to {estates[^1].Name}", medians[^1] / medians[0], 1.5, AtMost: true, "times"),
        ];
    }
}
