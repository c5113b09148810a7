using System.Globalization;
using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Ledgers;

public sealed class LedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["ledger.ndjson"];

    private string Head => File + ".head";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_added_is_read_back_line_by_line()
    {
        Write(3);

        var read = Open();

        read.Lines.Select(line => (line.Number, line.Act, line.Text)).ShouldBe([(1, LedgerAct.Begun, "line 1"), (2, LedgerAct.Verified, "line 2"), (3, LedgerAct.Verified, "line 3")]);
        read.Head.ShouldBe(Digest.OfText(Lines()[2]));
    }

    [Fact]
    public void A_ledger_that_is_not_there_has_no_lines() => Open().Lines.ShouldBeEmpty();

    [Fact]
    public void Whatever_is_done_to_it_by_hand_is_named_with_its_line()
    {
        var told = new List<string>();
        Damage("a line is edited", lines => lines[1] = lines[1].Replace("line 2", "line two", StringComparison.Ordinal));
        Damage("the last line is edited", lines => lines[4] = lines[4].Replace("line 5", "line five", StringComparison.Ordinal));
        Damage("a line is no JSON any more", lines => lines[2] = "line 3");
        Damage("a line is taken out", lines => lines.RemoveAt(2));
        Damage("the first line is taken out", lines => lines.RemoveAt(0));
        Damage("the last line is taken out", lines => lines.RemoveAt(4));
        Damage("two lines are turned", lines => lines.Reverse(1, 2));
        Damage("a line is there twice", lines => lines.Insert(2, lines[1]));
        Damage("a line is added at the end, as one would be", lines => lines.Add(Next(lines[4], 6)));
        Damage("two are", lines => lines.AddRange([Next(lines[4], 6), Next(Next(lines[4], 6), 7)]));
        Damage("all are gone", lines => lines.Clear());
        Damage("the file beside it is gone", _ => System.IO.File.Delete(Head));
        Damage("the file beside it is empty", _ => System.IO.File.WriteAllText(Head, ""));
        Damage("the file beside it is of another", _ => System.IO.File.WriteAllText(Head, $"5 {Digest.OfText("another")}\n"));

        Approval.Verify(string.Join("\n", told), "edited-by-hand");

        void Damage(string what, Action<List<string>> damage)
        {
            Write(5);
            var lines = Lines();
            damage(lines);
            System.IO.File.WriteAllText(File, string.Concat(lines.Select(line => line + "\n")));
            var problem = Should.Throw<ProblemException>(() => Open(), what).Problems.ShouldHaveSingleItem();
            told.Add($"{what}\n  {problem.Id} {problem.What}\n  where  {problem.Where.Replace(_folder.Path, "{folder}", StringComparison.Ordinal)}\n  why    {problem.Why}\n");
        }
    }

    [Fact]
    public void Half_a_line_at_its_end_is_taken_off_before_the_next_one_is_written()
    {
        Write(3);
        System.IO.File.AppendAllText(File, "{\"number\":4,\"at\":\"2026-");

        var read = Open();

        read.Lines.Count.ShouldBe(3);
        read.Add(LedgerAct.Verified, line => line with { Text = "line 4" });
        Lines().Count.ShouldBe(4);
        Open().Lines[3].Text.ShouldBe("line 4");
    }

    [Fact]
    public void A_command_that_is_killed_between_the_digest_of_a_line_and_the_line_leaves_the_ledger_as_it_was()
    {
        Write(3);
        System.IO.File.WriteAllText(Head, $"3 {Digest.OfText(Lines()[2])} 4 {Digest.OfText(Next(Lines()[2], 4))}\n");

        Open().Lines.Count.ShouldBe(3);
    }

    [Fact]
    public void A_command_that_is_killed_right_behind_a_line_leaves_it_there()
    {
        Write(3);
        var next = Next(Lines()[2], 4);
        System.IO.File.WriteAllText(Head, $"3 {Digest.OfText(Lines()[2])} 4 {Digest.OfText(next)}\n");
        System.IO.File.AppendAllText(File, next + "\n");

        var read = Open();

        read.Lines.Count.ShouldBe(4);
        read.Add(LedgerAct.Verified, line => line with { Text = "line 5" });
        Open().Lines.Count.ShouldBe(5);
    }

    [Fact]
    public void A_line_that_the_disk_has_no_room_for_is_none()
    {
        Write(3);
        var ledger = Open();
        // Where the digest should be written is a folder: nothing of the line may be written then.
        Directory.CreateDirectory(Head + ".half");

        Should.Throw<UnauthorizedAccessException>(() => ledger.Add(LedgerAct.Verified, line => line));
        Should.Throw<UnauthorizedAccessException>(() => ledger.Add(LedgerAct.Verified, line => line));

        Open().Lines.Count.ShouldBe(3);
        Directory.Delete(Head + ".half");
        ledger.Add(LedgerAct.Verified, line => line with { Text = "line 4" });
        Open().Lines.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Whoever_reads_it_while_a_command_adds_to_it_sees_whole_lines()
    {
        Write(1);
        var ledger = Open();
        var adding = Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
                ledger.Add(LedgerAct.Verified, line => line with { Text = new string('x', 5000) });
        }, TestContext.Current.CancellationToken);
        var seen = 0;
        while (!adding.IsCompleted)
        {
            var now = Open().Lines.Count;
            now.ShouldBeGreaterThanOrEqualTo(seen);
            seen = now;
        }

        await adding;
        Open().Lines.Count.ShouldBe(201);
    }

    private void Write(int lines)
    {
        System.IO.File.Delete(File);
        System.IO.File.Delete(Head);
        var ledger = Open();
        for (var i = 1; i <= lines; i++)
            ledger.Add(i == 1 ? LedgerAct.Begun : LedgerAct.Verified, line => line with { Text = string.Create(CultureInfo.InvariantCulture, $"line {i}") });
    }

    private Ledger Open() => Ledger.Open(File, new StandingClock(), "tester");

    private List<string> Lines() => [.. System.IO.File.ReadAllLines(File)];

    // As somebody would write it who knows how.
    private static string Next(string before, int number) =>
        System.Text.Json.JsonSerializer.Serialize(new LedgerLine(number, new StandingClock().GetUtcNow(), "tester", LedgerAct.Verified, Digest.OfText(before)) { Text = "added" }, Json.Line);
}
