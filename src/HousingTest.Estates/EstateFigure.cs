namespace HousingTest.Estates;

/// <summary>A figure of an estate.</summary>
/// <param name="Name">As the recipe names it.</param>
/// <param name="Aim">What the recipe aims for.</param>
/// <param name="Made">What the estate has.</param>
public sealed record EstateFigure(string Name, decimal Aim, decimal Made);
