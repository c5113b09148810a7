namespace HousingTest.Steps;

/// <summary>A reference by which people know a tenancy, an account or a home: <c>T-000123</c>.</summary>
/// <param name="Text">As it is written.</param>
public sealed record Reference(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
