using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HousingTest.Cli;

/// <summary>A command whose <c>--help</c> ends with examples to copy, while a list of commands shows one line of it.</summary>
/// <param name="name">What is typed.</param>
/// <param name="summary">One sentence.</param>
/// <param name="details">More of it, or empty.</param>
/// <param name="examples">Whole command lines.</param>
public sealed class HousingCommand(string name, string summary, string details, params IReadOnlyList<string> examples) : Command(name, summary)
{
    /// <summary>Whole command lines to copy.</summary>
    public IReadOnlyList<string> Examples => examples;

    /// <summary>The help option that shows them.</summary>
    public static HelpOption Help()
    {
        var option = new HelpOption();
        option.Action = new HelpWithExamples((SynchronousCommandLineAction)option.Action!);
        return option;
    }

    private void WriteRest(TextWriter output)
    {
        if (details.Length > 0)
            output.WriteLine(details + "\n");
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine("  " + example);
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        // Whoever asks for help need not say yet what the command cannot do without.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = usual.Invoke(parseResult);
            if (parseResult.CommandResult.Command is HousingCommand command)
                command.WriteRest(parseResult.InvocationConfiguration.Output);
            return result;
        }
    }
}
