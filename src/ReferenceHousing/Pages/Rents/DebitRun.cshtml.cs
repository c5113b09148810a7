using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

public sealed class DebitRunModel(DebitRuns runs) : HousingPage
{
    [BindProperty]
    public string? WeekStarting { get; set; }

    /// <summary>The run that was just made.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Run { get; set; }

    public DebitRun? Result { get; private set; }

    /// <summary>Latest week first, without the one that was just run.</summary>
    public IReadOnlyList<DebitRun> Runs { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        WeekStarting = $"{runs.PresentWeek:yyyy-MM-dd}";
        return ShowAsync(cancel);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Run = null;
        return ChangeAsync(Roles.Income, async () =>
        {
            var run = await runs.RunAsync(Wording.ReadDate("WeekStarting", "Week starting", WeekStarting), cancel);
            return $"/rents/debit-run?run={run.Id}";
        }, cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        var all = await runs.ListAsync(cancel);
        Result = all.FirstOrDefault(run => run.Id == Run);
        Runs = [.. all.Where(run => run != Result)];
    }
}
