namespace HousingTest.Databases;

/// <summary>What provisioning plants in a database, so that nothing but a test copy is ever wiped, rewound or loaded.</summary>
/// <param name="CopyId">The test copy that the database belongs to.</param>
/// <param name="Place">Where the database stands: full path of the file, or server and database. A copy of the file stands elsewhere, so it counts as unmarked.</param>
public sealed record DatabaseMarker(string CopyId, string Place)
{
    /// <summary>Stands for a marker that is there and says nothing: it is empty, or one of two.</summary>
    internal static DatabaseMarker Unreadable { get; } = new("(none that can be read)", "(nowhere)");
}
