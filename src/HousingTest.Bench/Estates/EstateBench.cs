using System.Globalization;
using HousingTest.Bench.Databases;
using HousingTest.Bench.Figures;
using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Bench.Estates;

/// <summary>How fast an estate is made and loaded, against SQLite's own import of files that lie ready.</summary>
public sealed class EstateBench : IBench
{
    private const string NoShell = ".import was not measured: there is no sqlite3 on the PATH. On Debian: apt-get install sqlite3.";

    /// <inheritdoc/>
    public string Name => "estate";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var shell = ImportShell.Find();
        var seed = SystemMapFile.Read(setting.Workspace.Root, "environments/maps/reference.yaml").Seed;
        var figures = new List<Figure>();
        var aims = new List<Aim>();
        foreach (var recipe in Recipes(setting))
        {
            var estate = new Estate(recipe, BenchSetting.Seed);
            var measured = await MeasureAsync(setting, estate, seed, shell, setting.Quick ? 2 : 5, cancellationToken);
            figures.AddRange(measured.Figures);
            if (measured.Share is { } share)
                aims.Add(new Aim($"{recipe.Name} made and loaded, against .import", share, 0.5, AtMost: false, "times its speed"));
        }

        return new Section(
            Name, "how fast an estate is made and loaded", "times the speed of .import", figures, aims,
            shell is null ? [NoShell] : [".import is given CSV files that lie ready, and checks no foreign keys; we make every row, and check them all."]);
    }

    private static IEnumerable<EstateRecipe> Recipes(BenchSetting setting)
    {
        return setting.Quick ? [Read("small") with { Tenancies = 20, Weeks = 8 }] : [Read("small"), Read("town")];

        EstateRecipe Read(string name) => EstateRecipeFile.Read(setting.Workspace.Root, name);
    }

    private static async Task<(IReadOnlyList<Figure> Figures, double? Share)> MeasureAsync(
        BenchSetting setting, Estate estate, IReadOnlyList<SeedMap> seed, ImportShell? shell, int repetitions, CancellationToken cancellationToken)
    {
        var name = estate.Recipe.Name;
        var folder = Directory.CreateDirectory(Path.Combine(setting.Folder, name)).FullName;
        var tables = seed.Select(table => table.Table).Distinct(StringComparer.Ordinal).ToList();
        var (made, loaded, imported) = (new List<double>(), new List<double>(), new List<double>());
        long rows = 0;
        // The first round compiles our code and writes the ready files, and is not counted.
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            setting.Told($"estate: {name}, repetition {repetition} of {repetitions}");
            var file = Path.Combine(folder, "loaded.db");
            var making = await Stopwatched.MillisecondsAsync(() => Task.Run(() => rows = estate.Rows().LongCount(), cancellationToken));
            double loading;
            await using (var database = await BenchDatabase.CreateAsync(file, cancellationToken))
            {
                loading = await Stopwatched.MillisecondsAsync(() => database.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken));
                if (repetition == 0 && shell is not null)
                    await shell.ExportAsync(file, tables, folder, cancellationToken);
            }

            var importing = shell is null ? 0 : await ImportAsync(shell, folder, tables, repetition == 0 ? rows : null, cancellationToken);
            DeleteDatabases(folder);
            if (repetition == 0)
                continue;
            made.Add(making);
            loaded.Add(loading);
            imported.Add(importing);
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{name}: {estate.Recipe.Tenancies:#,##0} tenancies, {rows:#,##0} rows");
        var import = shell is null ? null : Spread.Of(imported);
        List<Figure> figures = [Line("made", made), Line("made and loaded", loaded)];
        if (import is not null)
            figures.Add(Line(".import of ready files", imported));
        return (figures, import?.Median / Spread.Of(loaded).Median);

        Figure Line(string what, List<double> took)
        {
            var spread = Spread.Of(took);
            return new Figure(of, what, spread, import?.Median / spread.Median, rows / spread.Median * 1000);
        }
    }

    private static async Task<double> ImportAsync(
        ImportShell shell, string folder, IReadOnlyList<string> tables, long? expected, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "imported.db");
        // Nobody else is connected while it works.
        await using (await BenchDatabase.CreateAsync(file, cancellationToken))
        {
        }

        var took = await Stopwatched.MillisecondsAsync(() => shell.ImportAsync(file, tables, folder, cancellationToken));
        if (expected is { } rows)
        {
            await using var database = await BenchDatabase.OpenAsync(file, cancellationToken);
            long found = 0;
            foreach (var table in tables)
                found += await database.CountAsync(table, cancellationToken);
            if (found != rows)
                throw BenchProblems.OtherRows(folder, rows, found);
        }

        return took;
    }

    private static void DeleteDatabases(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.db*"))
            File.Delete(file);
    }
}
