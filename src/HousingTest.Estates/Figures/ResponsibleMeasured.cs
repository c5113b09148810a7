namespace HousingTest.Estates.Figures;

/// <summary>Counts over those who answer for a live tenancy's rent, and over the tenants of homes among them.</summary>
internal sealed class ResponsibleMeasured
{
    public int Count { get; set; }

    public int Phones { get; set; }

    public int Emails { get; set; }

    public int Tenants { get; set; }

    public decimal Years { get; set; }
}
