using HousingTest.Model;

namespace HousingTest.Tests.Reports;

/// <summary>As much of a map as the sample's rows need.</summary>
internal static class SampleMap
{
    private static ControlMap Control { get; } = new("textbox", "Name", null);

    public static SystemMap Map { get; } = new(
        "reference", "Reference Housing",
        new[]
        {
            Entity("rent transaction", "rent transactions", "rent_transactions", null,
                ("rent account", "rent_account_id", FieldType.Reference), ("week", "week", FieldType.Date), ("type", "type", FieldType.Text),
                ("amount", "amount", FieldType.Pence), ("charge breakdown", "charge_breakdown", FieldType.Text)),
            Entity("rent account", "rent accounts", "rent_accounts", "reference",
                ("reference", "reference", FieldType.Text), ("balance", "balance", FieldType.Pence)),
            Entity("batch", "batches", "batches", null,
                ("header total", "header_total", FieldType.Pence), ("actual total", "actual_total", FieldType.Pence)),
        }.ToDictionary(entity => entity.Name, StringComparer.OrdinalIgnoreCase),
        [], Empty<ScreenMap>(), Empty<ActionMap>(), Empty<ActionMap>(),
        new ClockMap(new ActionMap("clock", null, null, null, Restart: false), "Europe/London"),
        new SignInMap("/sign-in", Control, Control, Control, Empty<string>()), [], "environments/maps/reference.yaml", SampleGate.Sha("map"));

    private static EntityMap Entity(string name, string plural, string table, string? label, params (string Name, string Column, FieldType Type)[] fields) => new(
        name, plural, table, "id", label, [],
        fields.ToDictionary(
            field => field.Name,
            field => new FieldMap(field.Name, field.Column, field.Type, field.Type == FieldType.Reference ? field.Name : null), StringComparer.OrdinalIgnoreCase),
        []);

    private static Dictionary<string, T> Empty<T>() => new(StringComparer.OrdinalIgnoreCase);
}
