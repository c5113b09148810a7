using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Pages;

public sealed class TenanciesModel(TenancyRegister register) : HousingPage
{
    public string? Search { get; private set; }

    public IReadOnlyList<Tenancy> Found { get; private set; } = [];

    public async Task OnGetAsync(string? search, CancellationToken cancel)
    {
        Search = search;
        Found = await register.SearchAsync(search, cancel);
    }
}
