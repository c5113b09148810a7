using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Payments;

namespace ReferenceHousing.Pages;

public sealed class ImportModel(CashImports imports) : HousingPage
{
    /// <summary>The file that was just imported.</summary>
    [FromQuery(Name = "batch")]
    public long? BatchId { get; set; }

    public CashBatch? Batch { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        BatchId = null;
        return ChangeAsync(Roles.Income, async () =>
        {
            if (file is null)
                throw new RefusedException(Refusal.Invalid, "File", "Choose a cash file");
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancel);
            var batch = await imports.ImportAsync(Path.GetFileName(file.FileName), content.ToArray(), cancel);
            return $"/payments/import?batch={batch.Id}";
        }, cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel) =>
        Batch = BatchId is { } id ? await imports.GetAsync(id, cancel) : null;
}
