using System.Globalization;

namespace HousingTest.Databases.SqlServer;

/// <summary>A column as the catalogue tells it, with the names of its types.</summary>
internal sealed record CatalogueColumnRow(
    string Table, int Id, string Name, string Type, bool Alias, string TypeSchema, string BaseType, string PlainType, string? Collation, bool Identity, bool Computed, bool Nullable,
    string? Default, string? DefaultName, string? ComputedAs, bool Persisted, bool RowGuid, bool Sparse)
{
    public ColumnSchema Schema(bool primaryKey) => new(
        Name, Alias ? Sql.Quote(TypeSchema, Type) : PlainType, BaseType, PlainType, IsText ? Collation : null, primaryKey, Identity, Computed || BaseType is "timestamp", Nullable, Default);

    private bool IsText => BaseType is "char" or "varchar" or "nchar" or "nvarchar" or "text" or "ntext";

    public static string Normal(string type) => type switch
    {
        "rowversion" => "timestamp",
        "sysname" => "nvarchar",
        _ => type,
    };

    /// <summary>A type with its length or precision, as it is declared.</summary>
    public static string Plain(string type, int length, int precision, int scale)
    {
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            "char" or "varchar" or "binary" or "varbinary" => length < 0 ? $"{type}(max)" : string.Create(culture, $"{type}({length})"),
            "nchar" or "nvarchar" => length < 0 ? $"{type}(max)" : string.Create(culture, $"{type}({length / 2})"),
            "decimal" or "numeric" => string.Create(culture, $"{type}({precision}, {scale})"),
            "time" or "datetime2" or "datetimeoffset" => string.Create(culture, $"{type}({scale})"),
            _ => type,
        };
    }
}
