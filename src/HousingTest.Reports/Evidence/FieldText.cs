namespace HousingTest.Reports;

/// <summary>A field and its value as people read them.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Differs">True when the other release has another value there, or none.</param>
public sealed record FieldText(string Name, string Text, bool Differs)
{
    /// <summary>The fields, those marked that the other release has otherwise; nothing is marked when there is no other.</summary>
    internal static IReadOnlyList<FieldText>? Mark(IReadOnlyList<FieldText>? fields, IReadOnlyList<FieldText>? other) => fields is null || other is null
        ? fields
        : fields.Select(field => field with { Differs = !other.Any(each => Same(each, field)) }).ToList();

    private static bool Same(FieldText one, FieldText other) =>
        string.Equals(one.Name, other.Name, StringComparison.Ordinal) && string.Equals(one.Text, other.Text, StringComparison.Ordinal);
}
