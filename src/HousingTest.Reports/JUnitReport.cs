using System.Globalization;
using System.Text;
using System.Xml;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>
/// The verdict as JUnit XML, which every pipeline shows: a suite of the scenarios, and a suite of the verdict with a failure per reason.
/// A release that holds has at least one failure; a scenario that did not run is an error, never a skip that a pipeline would call green.
/// Durations are left out: they belong to <c>timings.json</c>, and the same inputs give the same bytes.
/// </summary>
public static class JUnitReport
{
    /// <summary>Writes the whole document as UTF-8 and leaves the stream open.</summary>
    public static void Write(GateReport report, Stream stream)
    {
        var differences = report.Comparison.Differences.SelectMany(pattern => pattern.Scenarios.Select(id => (id, pattern))).ToLookup(one => one.id, one => one.pattern, StringComparer.Ordinal);
        var scenarios = report.Comparison.Scenarios.Select(scenario => ScenarioCase(report, scenario, differences[scenario.Scenario.Id])).ToList();
        var reasons = ReasonCases(report).ToList();
        var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", XmlText.Clean($"HousingTest {report.GateId}"));
        WriteTotals(xml, [.. scenarios, .. reasons]);
        WriteSuite(xml, $"Scenarios on {report.Verdict.Candidate}", scenarios);
        WriteSuite(xml, $"Verdict on {report.Verdict.Candidate}", reasons);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static Case ScenarioCase(GateReport report, ScenarioComparison scenario, IEnumerable<DifferencePattern> shown)
    {
        var planned = scenario.Scenario;
        var place = $"features/{planned.Path}:{planned.Line.ToString(CultureInfo.InvariantCulture)}";
        var differences = shown.Select(pattern => $"{pattern.Id}  {pattern.Sentence}");
        var name = planned.Row is { } row ? $"{planned.Title} (row {row.ToString(CultureInfo.InvariantCulture)})" : planned.Title;
        var (element, message) = ScenarioEnds.Of(scenario) switch
        {
            ScenarioEnd.Passed => (null, ""),
            ScenarioEnd.NotRun => ("error", $"did not run on {report.Verdict.Candidate}"),
            ScenarioEnd.Unsteady => ("failure", "ended one way and then another on the same release"),
            _ => ("failure", $"failed on {report.Verdict.Candidate}"),
        };
        return new Case(planned.Feature, name, element, message, scenario.Failure ?? place, string.Join('\n', differences.Prepend(place)));
    }

    private static IEnumerable<Case> ReasonCases(GateReport report)
    {
        var verdict = report.Verdict;
        if (verdict.Decision == Decision.Release)
        {
            yield return new Case("verdict", $"RELEASE {Sentences.Decision(verdict)}", null, "", "", report.Command);
            yield break;
        }

        foreach (var reason in verdict.Reasons)
            yield return new Case("verdict." + reason.Tag, reason.Sentence, "failure", reason.Sentence, Body(reason), report.Command);
        // A hold without a reason would be a mistake of ours; it must be red all the same.
        if (verdict.Reasons.Count == 0)
            yield return new Case("verdict", "HOLD", "failure", Sentences.Decision(verdict), "", report.Command);
    }

    private static string Body(Reason reason) => string.Join('\n',
        new[] { $"{reason.Id} [{reason.Tag}] {reason.Sentence}", reason.Detail, reason.Pattern ?? "" }.Concat(reason.Scenarios).Where(line => line.Length > 0));

    private static void WriteSuite(XmlWriter xml, string name, IReadOnlyList<Case> cases)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlText.Clean(name));
        WriteTotals(xml, cases);
        foreach (var each in cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", XmlText.Clean(each.Class));
            xml.WriteAttributeString("name", XmlText.Clean(each.Name));
            if (each.Element is { } element)
            {
                xml.WriteStartElement(element);
                xml.WriteAttributeString("message", XmlText.Clean(each.Message));
                xml.WriteAttributeString("type", element is "error" ? "not run" : "hold");
                xml.WriteString(XmlText.Clean(each.Body));
                xml.WriteEndElement();
            }

            xml.WriteElementString("system-out", XmlText.Clean(each.Output));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, IReadOnlyList<Case> cases)
    {
        xml.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", cases.Count(each => each.Element is "failure").ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", cases.Count(each => each.Element is "error").ToString(CultureInfo.InvariantCulture));
    }

    private sealed record Case(string Class, string Name, string? Element, string Message, string Body, string Output);
}
