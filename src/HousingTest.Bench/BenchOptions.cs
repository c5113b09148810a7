namespace HousingTest.Bench;

/// <summary>The program's command line.</summary>
/// <param name="Names">Benches to run; all without any.</param>
/// <param name="Quick">Small sizes.</param>
/// <param name="JsonFile">Where figures are written; null without a file.</param>
/// <param name="Environment">Name of the environment on whose kind of database it is measured; null for a file.</param>
/// <param name="EndsWithInput">Stop when the standard input closes: for who starts this program as a process.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Names, bool Quick, string? JsonFile, string? Environment, bool EndsWithInput)
{
    public const string Usage = "dotnet run -c Release --project src/HousingTest.Bench -- [NAME …] [--quick] [--json FILE] [--environment NAME]";

    /// <summary>Reads the command line; throws HT-BENCH-006.</summary>
    public static BenchOptions Read(IReadOnlyList<string> arguments)
    {
        var read = new BenchOptions([], Quick: false, JsonFile: null, Environment: null, EndsWithInput: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            read = arguments[i] switch
            {
                "--quick" => read with { Quick = true },
                "--ends-with-input" => read with { EndsWithInput = true },
                "--json" when i + 1 < arguments.Count => read with { JsonFile = arguments[++i] },
                "--json" => throw BenchProblems.NotUnderstood("--json wants a file"),
                "--environment" when i + 1 < arguments.Count => read with { Environment = arguments[++i] },
                "--environment" => throw BenchProblems.NotUnderstood("--environment wants a name"),
                var option when option.StartsWith('-') => throw BenchProblems.NotUnderstood($"{option} is no option; {Usage}"),
                var name => read with { Names = [.. read.Names, name] },
            };
        }

        return read;
    }
}
