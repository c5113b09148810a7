using Microsoft.AspNetCore.Mvc.RazorPages;
using ReferenceHousing.Clock;

namespace ReferenceHousing.Pages;

public sealed class IndexModel(HousingClock clock) : PageModel
{
    public DateOnly Today => clock.Today;
}
