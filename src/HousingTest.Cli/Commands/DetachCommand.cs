using System.CommandLine;
using HousingTest.Cli.Adoption;
using HousingTest.Cli.Maps;
using HousingTest.Environments;

namespace HousingTest.Cli.Commands;

/// <summary><c>detach</c>: takes marker, journal and triggers out of a database.</summary>
public static class DetachCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var database = AdoptedDatabase.Argument();
        var (environment, json) = (SharedOptions.Environment(), SharedOptions.Json());
        var command = new HousingCommand(
            "detach", "Take marker, journal and triggers out of a database, and prove that its schema is the vendor's again.",
            "The schema is compared object by object with what it was without the harness; if one differs, nothing is taken out. The rows stay. HousingTest touches the database no more\n"
            + "until it is adopted again. Exit code 0 taken out, 2 not.",
            "./housingtest detach copies/housing.db",
            "./housingtest detach housing_uat --environment postgres") { database, environment, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "detach", parsed.GetValue(json), async () =>
        {
            var order = AdoptedDatabase.Order(surroundings, parsed.GetValue(database)!, parsed.GetValue(environment)!);
            var copy = await new Adopting(order, MapOrder.ProgressOn(surroundings), surroundings.Time).DetachAsync(surroundings.Interrupt.Asked);
            return new Answer("detach", ExitCode.Good)
            {
                Show = () => surroundings.Out.Profile.Out.Writer.WriteLine(
                    $"{order.Database} is no test copy any more (it was {copy}). Its schema was compared with what it was without HousingTest, and is the same. Its rows are as they were."),
            };
        }));
        return command;
    }
}
