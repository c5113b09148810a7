using System.Runtime.InteropServices;
using HousingTest.Environments;
using HousingTest.Features;
using HousingTest.Runs;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// dotnet test and an IDE ask for every scenario; the command line leaves an order for its share.
var order = WorkerOrder.FromEnvironment();
if (order is null)
    return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);

// First of all: a command that goes on with the run waits until nobody holds it any more.
using var held = WorkerOrder.Hold();

// What browsers forget goes with this process, or with the sweep after it.
using var place = TemporaryPlace.OfThisProcess();

// The terminal's Ctrl-C is the command line's affair: it closes our standard input, and then we stop and clean up. So does its death.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
// A worker that stays takes orders where another hears only the end.
if (order.Watching)
    return await WatchingWorker.RunAsync(order, new StreamReader(Console.OpenStandardInput()));

using var runner = new ConsoleRunner(["-noLogo", "-noColor"]);
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is not null)
    {
        // Nothing is said on it: only its end counts.
    }

    runner.Cancel();
});
return await runner.EntryPoint(TextReader.Null, Console.Out);
