using System.CommandLine;
using HousingTest.Environments;
using HousingTest.Runs;

namespace HousingTest.Cli.Adoption;

/// <summary>The database that a command is about, as it is typed.</summary>
internal static class AdoptedDatabase
{
    /// <summary>The argument, described once.</summary>
    public static Argument<string> Argument() => new("DATABASE") { Description = "A SQLite file, or the name of a database on the environment's server" };

    /// <summary>With all that the environment says.</summary>
    public static AdoptionOrder Order(Surroundings surroundings, string database, string environment)
    {
        var definitions = RunDefinitions.Read(surroundings.Workspace, environment);
        return new AdoptionOrder(surroundings.Workspace, definitions.Environment, definitions.Map, definitions.Recipe, database);
    }
}
