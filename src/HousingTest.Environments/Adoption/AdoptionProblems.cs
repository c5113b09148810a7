using System.Globalization;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Every problem of adopting a database and letting it go again, so that no id is used twice.</summary>
internal static class AdoptionProblems
{
    private const int MostLines = 40;

    public static Problem CouldBeSomebodys(AdoptionOrder order, string place, DatabaseReading reading) => new(
        "HT-ADP-001", "In this database stands what could be somebody's, so nothing about it was changed", place, Lines(reading.Findings),
        $"if it is a copy of a database with real people, replace them: ./housingtest adopt {Quoted(order.Database)} --environment {order.Environment.Name} --replace-people");

    public static ProblemException IsCopyAlready(AdoptionOrder order, string place, DatabaseMarker marker) => new(new Problem(
        "HT-ADP-002", "This database is a test copy already", place, $"its marker names copy {marker.CopyId}",
        $"use it as it is, or take the harness out of it first: ./housingtest detach {Quoted(order.Database)} --environment {order.Environment.Name}"));

    public static ProblemException Empty(string place) => new(new Problem(
        "HT-ADP-003", "There is nothing in this database", place, "it has no table, or no row in any of them: nothing was looked at, so nothing is proved",
        "look whether it is the database that you mean"));

    public static ProblemException NotConfirmed(AdoptionOrder order, string place, string name, string what) => new(new Problem(
        "HT-ADP-004", "Nothing was changed yet: say that you mean this database", place, what,
        $"when that is what you want, and the database is needed by nobody as it is: ./housingtest adopt {Quoted(order.Database)} --environment {order.Environment.Name} --replace-people --confirm {Quoted(name)}"));

    public static ProblemException Unfinished(AdoptionOrder order, string place, string name) => new(new Problem(
        "HT-ADP-005", "The people of this database were being replaced, and it was not finished", place, "its marker says so: the command was stopped half-way",
        $"do it again, from the beginning: ./housingtest adopt {Quoted(order.Database)} --environment {order.Environment.Name} --replace-people --confirm {Quoted(name)}"));

    public static Problem StillSomebodys(string place, DatabaseReading reading) => new(
        "HT-ADP-006", "In the tables that were kept stands what could be somebody's, so the database was not adopted", place, Lines(reading.Identifiers),
        "take these tables out of the map's reference tables, or clear these columns, and replace the people again");

    public static ProblemException NoEstate(EnvironmentDefinition environment) => new(new Problem(
        "HT-ADP-007", "The environment names no estate to put in the place of the people", environment.File, "replacing people needs made-up ones",
        "name a recipe and a seed under estate"));

    public static ProblemException NothingKept(SystemMap map, string place) => new(new Problem(
        "HT-ADP-008", "The map does not say which tables hold configuration, so none can be kept", map.File, $"replacing the people of {place} empties every table that is not named there",
        "list under reference tables what holds code lists and settings, and nothing of anybody; [] when there is none"));

    public static ProblemException NotInDatabase(SystemMap map, string place, IReadOnlyList<string> missing) => new(new Problem(
        "HT-ADP-009", "The map does not fit this database, so nothing about it was changed", place, string.Join('\n', missing),
        $"correct {map.File}, or name the environment of the system that this database belongs to"));

    public static ProblemException InUse(string place, string copy) => new(new Problem(
        "HT-ADP-010", "This database belongs to a test copy that is in use", place, $"its marker names copy {copy}, which is running",
        "end it first: ./housingtest down, or wait until the run has ended"));

    public static ProblemException NoServer(EnvironmentDefinition environment) => new(new Problem(
        "HT-ADP-011", "It is not known on which server the database is", environment.File, $"{environment.Database.ServerFrom} is not set",
        $"set {environment.Database.ServerFrom} to the connection string of a server that environments/live-guard.yaml lists"));

    public static ProblemException NoCopy(string place) => new(new Problem(
        "HT-ADP-012", "This database is no test copy, so there is nothing to take out of it", place, "it carries no marker of HousingTest that holds",
        "look whether it is the database that you mean"));

    /// <summary>What was found, a line for each kind in each column.</summary>
    private static string Lines(IEnumerable<IdentifierFinding> findings)
    {
        var all = findings.ToList();
        var lines = all.Take(MostLines).Select(finding => string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.Table}.{finding.Column}: {finding.Count:N0} × {finding.Kind}{(finding.Unreadable ? ", which nobody can read" : "")}, first in {finding.First}{(finding.Begins.Length > 0 ? $", beginning {finding.Begins}…" : "")}"));
        return string.Join('\n', all.Count > MostLines ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {all.Count - MostLines:N0} more: --json tells all of them")) : lines);
    }

    private static string Quoted(string text) => text.All(character => char.IsLetterOrDigit(character) || "-_./\\:".Contains(character)) ? text : $"\"{text}\"";
}
