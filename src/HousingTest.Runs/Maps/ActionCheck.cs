using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Judges, from what a system answered to the question which calls it takes, whether an endpoint or a job is there. Nothing is called for that.</summary>
/// <param name="located">The map.</param>
/// <param name="name">The kind of actions, as a heading.</param>
/// <param name="section">Their section of the map.</param>
public sealed class ActionCheck(LocatedMap located, string name, string section)
{
    private const int NotFound = 404;
    private const int ServerError = 500;

    private readonly CheckedPart part = new(name);

    /// <summary>What was found out.</summary>
    public MapCheckPart Made => part.Made;

    /// <summary>Judges an action that is no call: it is not tried, for trying is doing it.</summary>
    public void LookAtWork(ActionMap action)
    {
        part.Tried();
        part.Unsure(located.At(section, action.Name), $"'{action.Name}' was not tried", action switch
        {
            { Sql: not null } => "it is SQL, and running it would change rows",
            { Command: not null } => "it is a command, and running it would do its work",
            _ => "it is a restart",
        });
    }

    /// <summary>Judges a call.</summary>
    /// <param name="action">The action.</param>
    /// <param name="call">Its call.</param>
    /// <param name="unfilled">Places of its path that were filled with a stand-in.</param>
    /// <param name="answer">What the system answered.</param>
    public void LookAtCall(ActionMap action, HttpMap call, IReadOnlyList<string> unfilled, ProbeAnswer answer)
    {
        part.Tried();
        var where = located.At(section, action.Name, "http");
        var told = $"{call.Method} {call.Path}";
        if (answer is { Status: NotFound } && unfilled.Count == 0)
            part.Missing(MapProblems.NoPath(where, action.Name, told));
        else if (answer.Status is not 0 and not NotFound and < ServerError && answer.Allowed.Count > 0)
        {
            if (!answer.Allowed.Contains(call.Method, StringComparer.Ordinal))
                part.Missing(MapProblems.NoMethod(where, action.Name, told, answer.Allowed));
        }
        else
            part.Unsure(where, $"Whether the system has '{action.Name}' cannot be told without calling it: {told}", Why(unfilled, answer));
    }

    private static string Why(IReadOnlyList<string> unfilled, ProbeAnswer answer) => answer switch
    {
        { Failure: { } failure } => $"it gave no answer to OPTIONS: {failure}",
        { Status: NotFound } => $"it answers 404, and no row of the test copy fills {string.Join(" and ", unfilled.Select(place => $"{{{place}}}"))}",
        _ => $"it answers {answer.Status} to OPTIONS, and does not say which methods it takes",
    };
}
