using HousingTest.Rehearsals;
using Spectre.Console;

namespace HousingTest.Cli.Rehearsals;

/// <summary>Has the person at the terminal do what a plan leaves to people, with the system up and its logins shown.</summary>
/// <param name="surroundings">The console.</param>
internal sealed class PersonAtTerminal(Surroundings surroundings)
{
    /// <summary>Asks; null when nobody can answer.</summary>
    public async Task<bool?> AskAsync(ManualWork work, CancellationToken ct)
    {
        var console = surroundings.Error;
        if (Console.IsInputRedirected || !console.Profile.Capabilities.Interactive)
            return null;
        console.WriteLine();
        console.WriteLine($"  {work.Step.Name}: to be done by you");
        console.WriteLine();
        foreach (var line in work.Instruction.Trim().Split('\n'))
            console.WriteLine($"    {line.TrimEnd()}");
        console.WriteLine();
        console.WriteLine($"  The system is up at {work.Copy.Address}");
        foreach (var (role, user) in work.Copy.Logins.OrderBy(login => login.Key, StringComparer.Ordinal))
            console.WriteLine($"    {role,-16}  {user,-10}  {work.Copy.Password}");
        console.WriteLine();
        while (true)
        {
            console.Write("  Type done when it is done, or stop to leave it for later: ");
            var answer = await Task.Run(Console.In.ReadLine, ct).WaitAsync(ct);
            switch (answer?.Trim().ToLowerInvariant())
            {
                case "done":
                    return true;
                case "stop" or null:
                    return false;
                default:
                    break;
            }
        }
    }
}
