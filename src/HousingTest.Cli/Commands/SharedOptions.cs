using System.CommandLine;

namespace HousingTest.Cli.Commands;

/// <summary>Options that several commands take, described once.</summary>
public static class SharedOptions
{
    /// <summary><c>--workers</c>: how many test copies work at the same time.</summary>
    public static Option<int> Workers()
    {
        var option = new Option<int>("--workers") { Description = "How many test copies work at the same time", DefaultValueFactory = _ => 1, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, out var number) && number is >= 1 and <= 64))
                result.AddError($"--workers takes a number from 1 to 64, not '{result.Tokens[0].Value}'.");
        });
        return option;
    }
}
