using System.Globalization;
using System.Text;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Payments;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>
/// The contractor's interface: a file that says what became of orders, line by line. <c>STARTED, order</c>; <c>COMPLETED, order, notes</c>;
/// <c>MOVED, order, date, slot</c>. What it does not mention stays as it is. All of a file is taken or none.
/// </summary>
public sealed class ContractorFiles(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>Takes a file; gives the number of its lines.</summary>
    public Task<int> TakeAsync(byte[] content, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        var (number, taken) = (0, 0);
        foreach (var line in Encoding.UTF8.GetString(content).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0)
                continue;
            await TakeAsync(session, number, CsvLine.Split(line) ?? throw Refuse(number, "it has a quotation mark out of place"));
            taken++;
        }
        if (taken == 0)
            throw new RefusedException(Refusal.Unprocessable, "File", "The file is empty");
        await audit.WriteAsync(session, "CONTRACTOR_FILE_TAKEN", taken.ToString(CultureInfo.InvariantCulture));
        return taken;
    }, cancel);

    private async Task TakeAsync(HousingSession session, int number, IReadOnlyList<string> fields)
    {
        try
        {
            switch (fields)
            {
                case ["STARTED", var order]:
                    await WorksOrders.StartAsync(session, clock, order);
                    break;
                case ["COMPLETED", var order, var notes]:
                    await WorksOrders.CompleteAsync(session, clock, order, notes);
                    break;
                case ["MOVED", var order, var day, var slot]:
                    await Appointments.MoveAsync(session, clock, order, Wording.ReadDate("File", "The day", day), slot, operative: null);
                    break;
                default:
                    throw Refuse(number, "it must be STARTED, order; COMPLETED, order, notes; or MOVED, order, date, slot");
            }
        }
        catch (RefusedException refused) when (refused.Refusal is not Refusal.Unprocessable)
        {
            throw Refuse(number, refused.Message);
        }
    }

    private static RefusedException Refuse(int line, string why) =>
        new(Refusal.Unprocessable, "File", $"The file was refused and nothing was changed: line {line}: {why}");
}
