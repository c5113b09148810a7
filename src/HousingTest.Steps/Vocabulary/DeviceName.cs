namespace HousingTest.Steps;

/// <summary>A phone or a tablet by the name that it is sold by: <c>iPhone 15</c>.</summary>
/// <param name="Name">The name, as Playwright knows the device by.</param>
public sealed record DeviceName(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
