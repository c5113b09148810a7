using HousingTest.Environments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

public sealed class ErrorLinesTests
{
    [Theory]
    [InlineData("fail: Housing.Rents.DebitRuns[3]\n      Account 7 has no charge\n      System.Exception: no", "Housing.Rents.DebitRuns: Account 7 has no charge")]
    [InlineData("fail: Housing.Rents.DebitRuns[3] Account 7 has no charge    at Housing.X()   at Y", "Housing.Rents.DebitRuns: Account 7 has no charge")]
    [InlineData("crit: Kestrel[13] Connection id \"0HN1ABCDEFGHI\", Request id \"0HN1ABCDEFGHI:00000001\": unhandled", "Kestrel: Connection id \"…\", Request id \"…\": unhandled")]
    [InlineData("fail: Jobs[0] Run 2026-04-06T09:00:00.123Z took 12.5 ms for 0f8fad5b-d9cb-469f-a165-70867728950e", "Jobs: Run … took … for …")]
    [InlineData("Unhandled exception. System.IO.IOException: disk full", "Unhandled exception. System.IO.IOException: disk full")]
    [InlineData("[Sun Nov 22 15:00:00 2026] PHP Fatal error:  Uncaught Error: Call to undefined function rent() in /srv/rents.php:12", "PHP Fatal error:  Uncaught Error: Call to undefined function rent() in /srv/rents.php:12")]
    public void An_error_is_its_source_and_first_line_without_what_varies(string output, string expected)
    {
        See(output).ShouldBe([expected]);
    }

    [Theory]
    [InlineData("info: Housing.Rents[0] failed to find nothing")]
    [InlineData("warn: Housing.Rents[0]\n      fails rarely")]
    [InlineData("Posting fail: none")]
    [InlineData("[Sun Nov 22 15:00:00 2026] PHP Warning:  Undefined variable $rent in /srv/rents.php on line 12")]
    public void What_is_no_error_is_passed_over(string output)
    {
        See(output).ShouldBeEmpty();
    }

    private static IEnumerable<string> See(string output)
    {
        var lines = new ErrorLines();
        foreach (var line in output.Split('\n'))
            lines.See(line);
        var taken = lines.Take();
        taken.ShouldAllBe(error => error.Source == "server");
        return taken.Select(error => error.Text);
    }
}
