using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Repairs;

namespace ReferenceHousing.Pages;

public sealed class RepairModel(WorksOrders orders, Appointments appointments, Variations variations, Hazards hazards) : HousingPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Slot { get; set; }

    [BindProperty]
    public string? Operative { get; set; }

    public WorksOrder Order { get; private set; } = null!;

    public IReadOnlyList<Appointment> Booked { get; private set; } = [];

    public IReadOnlyList<Variation> Variations { get; private set; } = [];

    public IReadOnlyList<string> Operatives { get; private set; } = [];

    public Hazard? Hazard { get; private set; }

    public bool IsBooked => Booked.Any(appointment => appointment.State == "BOOKED");

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ChangeAsync(Roles.Repairs, async () =>
    {
        var day = Wording.ReadDate("Day", "Day", Day);
        if ((await appointments.OfAsync(Reference, cancel)).Any(appointment => appointment.State == "BOOKED"))
            await appointments.MoveAsync(Reference, day, Slot, Operative, cancel);
        else
            await appointments.BookAsync(Reference, day, Slot, Operative, cancel);
        return $"/repairs/{Reference}";
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        Order = await orders.GetAsync(Reference, cancel);
        Booked = await appointments.OfAsync(Reference, cancel);
        Variations = await variations.OfAsync(Reference, cancel);
        Hazard = await hazards.OfAsync(Reference, cancel);
        Operatives = await appointments.OperativesAsync(cancel);
    }
}
