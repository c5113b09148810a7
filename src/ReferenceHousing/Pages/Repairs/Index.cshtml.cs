using ReferenceHousing.Repairs;

namespace ReferenceHousing.Pages;

public sealed class RepairsModel(WorksOrders orders) : HousingPage
{
    public IReadOnlyList<WorksOrder> Unfinished { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Unfinished = await orders.UnfinishedAsync(cancel);
}
