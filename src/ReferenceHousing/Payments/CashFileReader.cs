using System.Globalization;

namespace ReferenceHousing.Payments;

/// <summary>Reads a cash file: a HEADER line, PAYMENT lines and a TRAILER with their count and total. All of it is right or it is refused.</summary>
public static class CashFileReader
{
    private const int MostProblemsTold = 10;

    /// <summary>The file's content; refused with every line that is wrong, up to ten.</summary>
    public static CashFile Read(string text)
    {
        var lines = Split(text);
        var problems = new List<string>();
        var file = lines.Count < 2 || lines[0].Fields[0] != "HEADER" || lines[^1].Fields[0] != "TRAILER"
            ? null
            : ReadLines(lines, problems);
        if (file is null)
            problems.Insert(0, "the file must start with a HEADER line and end with a TRAILER line");
        return problems.Count == 0
            ? file!
            : throw Refuse(string.Join("; ", problems.Take(MostProblemsTold)));
    }

    private static CashFile ReadLines(List<Line> lines, List<string> problems)
    {
        var header = lines[0];
        var date = default(DateOnly);
        if (header.Fields.Count != 3 || header.Fields[1].Length == 0 || !TryDate(header.Fields[2], out date))
            problems.Add($"line {header.Number} must be HEADER, file reference, date");

        var payments = new List<CashPayment>();
        foreach (var line in lines.Skip(1).SkipLast(1))
        {
            if (line.Fields.Count == 5 && line.Fields[0] == "PAYMENT" && line.Fields[1].Length > 0
                && TryDate(line.Fields[2], out var received) && TryPence(line.Fields[3], out var pence) && pence > 0)
            {
                payments.Add(new CashPayment(line.Fields[1], received, pence, line.Fields[4]));
            }
            else
            {
                problems.Add($"line {line.Number} must be PAYMENT, payment reference, date, amount in pounds and pence, narrative");
            }
        }

        var trailer = lines[^1];
        if (trailer.Fields.Count != 3 || !int.TryParse(trailer.Fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !TryPence(trailer.Fields[2], out var total))
        {
            problems.Add($"line {trailer.Number} must be TRAILER, count, total in pounds and pence");
        }
        else if (problems.Count == 0)
        {
            CompareWithTrailer(payments, count, total, problems);
        }
        return new CashFile(header.Fields.ElementAtOrDefault(1) ?? "", date, payments);
    }

    private static void CompareWithTrailer(List<CashPayment> payments, int count, long total, List<string> problems)
    {
        if (payments.Count != count)
            problems.Add($"the trailer says {count} payments and the file has {payments.Count}");
        var sum = payments.Sum(payment => payment.AmountPence);
        if (sum != total)
            problems.Add($"the trailer says {Money.Format(total)} and the payments come to {Money.Format(sum)}");
    }

    private static List<Line> Split(string text)
    {
        var lines = new List<Line>();
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length > 0)
                lines.Add(new Line(number, CsvLine.Split(line) ?? throw Refuse($"line {number} has a quotation mark out of place")));
        }
        return lines;
    }

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool TryPence(string text, out long pence)
    {
        pence = text.Contains('.') && !text.StartsWith('£') ? Money.FromPounds(text) ?? -1 : -1;
        return pence >= 0;
    }

    private static RefusedException Refuse(string problems) =>
        new(Refusal.Unprocessable, "File", $"The file was refused and nothing was posted: {problems}");

    private sealed record Line(int Number, IReadOnlyList<string> Fields);
}
