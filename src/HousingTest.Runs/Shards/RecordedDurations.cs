using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>How long scenarios took in an earlier run, from its <c>timings.json</c>.</summary>
public sealed class RecordedDurations
{
    private readonly Dictionary<string, double> _milliseconds;
    private readonly double _usual;

    private RecordedDurations(string digest, Dictionary<string, double> milliseconds)
    {
        Digest = digest;
        _milliseconds = milliseconds;
        _usual = milliseconds.Values.Average();
    }

    /// <summary>SHA-256 of the file's text.</summary>
    public string Digest { get; }

    /// <summary>Milliseconds that a scenario took on average; of one that is not known, what they all took on average.</summary>
    public double Of(string scenario) => _milliseconds.GetValueOrDefault(scenario, _usual);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ProblemException">It cannot be read, or says nothing of any scenario.</exception>
    public static RecordedDurations Read(string file)
    {
        string text;
        IReadOnlyList<Duration>? all;
        try
        {
            text = File.ReadAllText(file);
            all = JsonSerializer.Deserialize<IReadOnlyList<Duration>>(text, Json.Indented);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ProblemException(Unfit(file, unreadable.Message), unreadable);
        }

        var scenarios = (all ?? []).Where(one => one.What is "scenario").GroupBy(one => one.Name, StringComparer.Ordinal)
            .ToDictionary(times => times.Key, times => times.Average(one => one.Milliseconds), StringComparer.Ordinal);
        return scenarios.Count > 0
            ? new RecordedDurations(Model.Digest.OfText(text), scenarios)
            : throw new ProblemException(Unfit(file, "it says of no scenario how long it took"));
    }

    private static Problem Unfit(string file, string why) => new(
        "HT-RUN-007", "There are no durations in this file", file, why, "name the timings.json of a finished run, as it lies in runs/<id>/");
}
