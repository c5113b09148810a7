using Microsoft.AspNetCore.Authorization;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Repairs;

namespace ReferenceHousing.Pages;

/// <summary>What an operative does today, for a phone.</summary>
[Authorize(Roles = Roles.Jobs)]
public sealed class JobsModel(Appointments appointments, HousingClock clock) : HousingPage
{
    public DateOnly Today => clock.Today;

    public IReadOnlyList<Job> Jobs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Jobs = await appointments.TodayAsync(User.Identity!.Name!, cancel);
}
