using System.Globalization;
using HousingTest.Model;
using HousingTest.Rehearsals;

namespace HousingTest.Tests.Rehearsals.Ledgers;

/// <summary>Brings a ledger to where a command would have left it that was killed earlier.</summary>
internal static class Cut
{
    /// <summary>Takes off the last lines, as if they had never been written.</summary>
    public static void Lines(RehearsalFolder folder, int count)
    {
        var lines = File.ReadAllLines(folder.LedgerFile)[..^count];
        File.WriteAllText(folder.LedgerFile, string.Concat(lines.Select(line => line + "\n")));
        File.WriteAllText(folder.LedgerFile + ".head", string.Create(CultureInfo.InvariantCulture, $"{lines.Length} {Digest.OfText(lines.LastOrDefault() ?? "")}\n"));
    }

    /// <summary>Takes off the last line of an act and what came after it.</summary>
    public static void From(RehearsalFolder folder, LedgerAct act)
    {
        var lines = Ledger.Open(folder.LedgerFile, TimeProvider.System, "").Lines;
        Lines(folder, lines.Count - lines.Last(line => line.Act == act).Number + 1);
    }
}
