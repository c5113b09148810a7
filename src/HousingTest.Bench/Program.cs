using System.Globalization;
using HousingTest.Bench;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;

const string Usage = "usage: dotnet run -c Release --project src/HousingTest.Bench -- rewind [--estates small,town] [--repetitions 15]";
const long Seed = 20260401;

var estates = "small,town";
var repetitions = 15;
if (args is not ["rewind", .. var options] || options.Length % 2 != 0)
    return await Misused();
foreach (var option in options.Chunk(2))
{
    switch (option[0])
    {
        case "--estates":
            estates = option[1];
            break;
        case "--repetitions" when int.TryParse(option[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0:
            repetitions = number;
            break;
        default:
            return await Misused();
    }
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    var root = Workspace.Find(Environment.CurrentDirectory).Root;
    var seed = SystemMapFile.Read(root, "environments/maps/reference.yaml").Seed;
    var measured = new List<RewindFigures>();
    await using var benches = new BenchFolder();
    foreach (var name in estates.Split(','))
    {
        await Console.Error.WriteLineAsync($"loading {name} …");
        var bench = await RewindBench.PrepareAsync(new Estate(EstateRecipeFile.Read(root, name), Seed), seed, benches.For(name), stop.Token);
        benches.Keep(bench);
    }

    // Every estate and every way in each repetition: what else the machine does meanwhile falls on all of them alike.
    for (var repetition = 1; repetition <= repetitions; repetition++)
    {
        await Console.Error.WriteLineAsync($"repetition {repetition} of {repetitions} …");
        foreach (var bench in benches.Kept)
            await bench.RepeatAsync(stop.Token);
    }

    foreach (var bench in benches.Kept)
        measured.Add(await bench.FinishAsync(stop.Token));
    await Console.Out.WriteAsync(RewindTable.Of(measured));
    return 0;
}
catch (ProblemException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
catch (OperationCanceledException)
{
    return 2;
}

static async Task<int> Misused()
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}
