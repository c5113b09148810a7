using System.Globalization;
using HousingTest.Estates.Repairs;
using HousingTest.Model;
using static HousingTest.Model.Value;

namespace HousingTest.Estates.Rows;

/// <summary>Rows of works orders and their appointments.</summary>
internal static class RepairRows
{
    /// <summary>An order takes an hour, common practice: it began that long before it was completed.</summary>
    private const int HoursOfWork = 1;

    /// <summary>The orders, oldest first.</summary>
    public static IEnumerable<EstateRow> WorksOrders(Population population) => population.Repairs().Select(WorksOrder);

    /// <summary>The appointments to come, in the order of their works orders.</summary>
    public static IEnumerable<EstateRow> Appointments(Population population)
    {
        long key = 0;
        foreach (var repair in population.Repairs())
        {
            if (repair.Appointment is var (day, slot))
                yield return new EstateRow(EstateTables.Appointment, [Of(++key), Of(repair.Key), Of(day), Of(slot), Of("booked")]);
        }
    }

    private static EstateRow WorksOrder(Repair repair)
    {
        var started = repair.Completed?.AddHours(-HoursOfWork);
        return new EstateRow(EstateTables.WorksOrder,
        [
            Of(repair.Key), Of($"WO-{repair.Key:D6}"), Of(repair.Home), Of(repair.Tenancy), Of(repair.Description), Of(repair.Priority),
            Of(repair.Completed is null ? "open" : "completed"), At(repair.Reported), Of(repair.TargetOn), At(repair.TargetAt),
            At(started > repair.Reported ? started : started is null ? null : repair.Reported), At(repair.Completed), Of(repair.Notes),
        ]);
    }

    private static Value At(DateTime? instant) => Of(instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
