using System.CommandLine.Parsing;
using HousingTest.Model;

namespace HousingTest.Cli.Commands;

/// <summary>A role of a run as it is typed: <c>baseline-again</c>.</summary>
public static class RoleWord
{
    /// <summary>As it is typed.</summary>
    public static string Of(RunRole role) => role switch
    {
        RunRole.Baseline => "baseline",
        RunRole.BaselineAgain => "baseline-again",
        RunRole.Candidate => "candidate",
        _ => "candidate-again",
    };

    /// <summary>Reads it.</summary>
    public static RunRole? Parse(ArgumentResult result)
    {
        var typed = result.Tokens[0].Value;
        foreach (var role in Enum.GetValues<RunRole>())
        {
            if (string.Equals(Of(role), typed, StringComparison.OrdinalIgnoreCase))
                return role;
        }

        result.AddError($"--role takes {string.Join(", ", Enum.GetValues<RunRole>().Select(Of))}, not '{typed}'.");
        return null;
    }
}
