using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class EventTailTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Events => _folder["events.ndjson"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Events_are_handed_on_once_and_in_order_as_they_are_appended()
    {
        var tail = new EventTail(Events);
        tail.Read().ShouldBeEmpty();

        using var log = new EventLog(Events, TimeProvider.System);
        log.Add(RunEventKind.Marked);
        log.Add(RunEventKind.ScenarioStarted, "rents-1");
        tail.Read().Select(one => one.Kind).ShouldBe([RunEventKind.Marked, RunEventKind.ScenarioStarted]);
        tail.Read().ShouldBeEmpty();

        log.Add(RunEventKind.ScenarioFinished, "rents-1", ScenarioStatus.Passed);
        tail.Read().ShouldHaveSingleItem().Status.ShouldBe(ScenarioStatus.Passed);
    }

    [Fact]
    public void A_line_cut_in_the_middle_even_of_a_letter_waits_for_its_end()
    {
        string line;
        using (var log = new EventLog(Events, TimeProvider.System))
        {
            log.Add(RunEventKind.Provisioning, text: "Llanŵydrin £");
            line = File.ReadAllText(Events);
        }

        var bytes = System.Text.Encoding.UTF8.GetBytes(line);
        var cut = Array.IndexOf(bytes, (byte)0xC5) + 1;
        File.WriteAllBytes(Events, bytes[..cut]);
        var tail = new EventTail(Events);
        tail.Read().ShouldBeEmpty();

        File.WriteAllBytes(Events, bytes);
        tail.Read().ShouldHaveSingleItem().Text.ShouldBe("Llanŵydrin £");
    }
}
