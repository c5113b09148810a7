using System.CommandLine;
using HousingTest.Cli.Keeping;
using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Cli.Commands;

/// <summary><c>up</c>: a seeded test copy to try by hand.</summary>
public static class UpCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var release = SharedOptions.Release();
        var environment = SharedOptions.Environment();
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "up", "Start a seeded test copy to try by hand, and print its addresses and logins. It runs until ./housingtest down.",
            "",
            "./housingtest up",
            "./housingtest up --release 2026.2",
            "./housingtest up --json") { release, environment, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(
            surroundings, "up", parsed.GetValue(json), () => UpAsync(surroundings, SharedOptions.ReleaseOf(parsed, release, environment, surroundings.Workspace), parsed.GetValue(environment)!)));
        return command;
    }

    private static async Task<Answer> UpAsync(Surroundings surroundings, string release, string environment)
    {
        var workspace = surroundings.Workspace;
        if (KeptCopy.Read(workspace) is { } already)
        {
            throw new ProblemException(new Problem(
                "HT-CLI-020", $"A test copy of {already.Release} is up already", already.Address ?? workspace.Show(KeptCopy.FileIn(workspace)), "",
                "use it, or end it first with ./housingtest down"));
        }

        var kept = await new KeptCopyStart(surroundings).RunAsync(release, environment, checkpoint: null);
        return new Answer("up", ExitCode.Good)
        {
            Address = kept.Address,
            Messages = kept.Messages,
            Logins = kept.Logins,
            Password = kept.Password,
            Show = () => Show(surroundings.Out, kept),
        };
    }

    /// <summary>Shows where it is and who may sign in.</summary>
    internal static void Show(IAnsiConsole console, KeptCopy kept)
    {
        console.WriteLine($"A test copy of {kept.Release} is up, its tenants made up.");
        console.WriteLine();
        console.WriteLine($"  System    {kept.Address}");
        console.WriteLine($"  Messages  {kept.Messages}");
        console.WriteLine();
        foreach (var (role, user) in kept.Logins.OrderBy(login => login.Key, StringComparer.Ordinal))
            console.WriteLine($"  {role,-16}  {user,-10}  {kept.Password}");
        console.WriteLine();
        console.WriteLine("  End it with  ./housingtest down");
    }
}
