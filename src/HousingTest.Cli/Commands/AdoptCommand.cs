using System.CommandLine;
using HousingTest.Cli.Adoption;
using HousingTest.Cli.Maps;
using HousingTest.Environments;
using HousingTest.Reports;

namespace HousingTest.Cli.Commands;

/// <summary><c>adopt</c>: makes a test copy of a database that is there, once nothing in it can be somebody's.</summary>
public static class AdoptCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var database = AdoptedDatabase.Argument();
        var (environment, json) = (SharedOptions.Environment(), SharedOptions.Json());
        var replace = new Option<bool>("--replace-people") { Description = "Empty every table but the map's reference tables, and fill them with the environment's estate" };
        var confirm = new Option<string?>("--confirm") { Description = "The database's name once more: without it, --replace-people only tells what it would empty", HelpName = "NAME" };
        var to = new Option<string?>("--to") { Description = "Folder for the page about it; without it, a new one in adoptions/", HelpName = "FOLDER" };
        var command = new HousingCommand(
            "adopt", "Make a test copy of a database that is there, once nothing in it can be somebody's.",
            "Every text, note and document in it is read for telephone numbers, e-mail addresses, National Insurance numbers, postcodes, UPRNs and bank details that are not provably fake. When\n"
            + "there is one, nothing is changed, and you are told where. Names and what is said in plain words are no identifiers: a person must look for those.\n"
            + "A server must stand in environments/live-guard.yaml. The page is for whoever answers for personal data.\n"
            + "Exit code 0 adopted, 1 not adopted because of what stands in it, 2 it could not be tried.",
            "./housingtest adopt copies/housing.db",
            "./housingtest adopt housing_uat --environment postgres",
            "./housingtest adopt housing_uat --environment postgres --replace-people",
            "./housingtest adopt housing_uat --environment postgres --replace-people --confirm housing_uat") { database, environment, replace, confirm, to, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "adopt", parsed.GetValue(json), () => AdoptAsync(
            surroundings, AdoptedDatabase.Order(surroundings, parsed.GetValue(database)!, parsed.GetValue(environment)!),
            parsed.GetValue(replace), parsed.GetValue(confirm), parsed.GetValue(to))));
        return command;
    }

    private static async Task<Answer> AdoptAsync(Surroundings surroundings, AdoptionOrder order, bool replace, string? confirmed, string? to)
    {
        var ct = surroundings.Interrupt.Asked;
        var adopting = new Adopting(order, MapOrder.ProgressOn(surroundings), surroundings.Time);
        var (record, problem) = replace ? await adopting.ReplacePeopleAsync(confirmed, ct) : await adopting.AdoptAsync(ct);
        var page = problem is null || replace ? await AdoptionFolder.WriteAsync(surroundings, record, to, ct) : null;
        return new Answer("adopt", problem is null ? ExitCode.Good : ExitCode.Bad)
        {
            Adoption = record,
            Page = page,
            Problems = problem is null ? [] : [problem],
            Show = () =>
            {
                new AdoptionScreen(surroundings.Out).Show(record, page);
                if (problem is not null)
                    new ProblemScreen(surroundings.Error).Show([problem]);
            },
        };
    }
}
