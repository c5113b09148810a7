using HousingTest.Model;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// A short text that changes whenever anything about the schema does, and is quick to read on a thousand tables. It may change for nothing, as when a trigger was turned off and on
/// again; then <see cref="SchemaObjects"/> decide.
/// </summary>
internal static class SchemaStamp
{
    // Everything that is added up is what the catalogue itself holds; temporary tables lie in another database.
    private static readonly (string View, string Parts)[] Catalogue =
    [
        ("sys.objects", "object_id, name, schema_id, parent_object_id, type, modify_date"),
        ("sys.columns", "object_id, column_id, name, system_type_id, user_type_id, max_length, precision, scale, is_nullable, is_computed, is_identity, collation_name"),
        ("sys.indexes", "object_id, index_id, name, type, is_unique, is_disabled, has_filter"),
        ("sys.index_columns", "object_id, index_id, column_id, key_ordinal, is_descending_key, is_included_column"),
        ("sys.triggers", "object_id, name, is_disabled, modify_date"),
        ("sys.foreign_keys", "object_id, is_disabled, is_not_trusted, delete_referential_action, update_referential_action"),
        ("sys.check_constraints", "object_id, is_disabled, is_not_trusted, definition"),
        ("sys.default_constraints", "object_id, definition"),
        ("sys.schemas", "schema_id, name"),
        ("sys.types", "user_type_id, name, schema_id, max_length, precision, scale"),
    ];

    public static async Task<string> ReadAsync(Connection connection, CancellationToken cancellationToken) =>
        Digest.OfText((await connection.ScalarAsync(Text, cancellationToken))!);

    private static string Text { get; } = "SELECT CONCAT(" + string.Join(
        ", N' ', ",
        Catalogue.Select(one => $"(SELECT CONCAT(COUNT(*), N':', SUM(CONVERT(bigint, CHECKSUM({one.Parts})))) FROM {one.View} WHERE {Where(one.View)})")) + ")";

    /// <summary>What comes with the server is not looked at.</summary>
    private static string Where(string view) => view switch
    {
        "sys.schemas" => "name NOT IN (N'sys', N'INFORMATION_SCHEMA')",
        "sys.types" => "is_user_defined = 1",
        "sys.objects" => "is_ms_shipped = 0",
        _ => "object_id IN (SELECT object_id FROM sys.objects WHERE is_ms_shipped = 0)",
    };
}
