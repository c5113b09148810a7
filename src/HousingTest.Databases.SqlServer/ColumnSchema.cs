using System.Text.RegularExpressions;

namespace HousingTest.Databases.SqlServer;

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type as declared, with its schema where it is one of the system's own.</param>
/// <param name="BaseType">Name of the server's own type behind it.</param>
/// <param name="PlainType">That type with its length or precision.</param>
/// <param name="Collation">Collation of a text; null for anything else.</param>
/// <param name="PrimaryKey">True when it belongs to the primary key.</param>
/// <param name="Identity">True when it counts by itself.</param>
/// <param name="Generated">True when nobody can write to it: computed, rowversion, a column set.</param>
/// <param name="Nullable">True when it may hold nothing.</param>
/// <param name="Default">What it holds when nothing is said, as SQL; null without a default.</param>
internal sealed partial record ColumnSchema(
    string Name, string Type, string BaseType, string PlainType, string? Collation, bool PrimaryKey, bool Identity, bool Generated, bool Nullable, string? Default)
{
    public string Quoted { get; } = Sql.Quote(Name);

    public bool HasDefault => Default is not null;

    /// <summary>The sequence that numbers it, as SQL says it; null for none.</summary>
    public string? Sequence => Default is not null && NextValue().Match(Default) is { Success: true } match ? match.Groups["sequence"].Value : null;

    /// <summary>Old kinds of large values, which no trigger can read and no statement compare.</summary>
    public bool Old => BaseType is "text" or "ntext" or "image";

    /// <summary>The type that the journal keeps it in: of the server's own, or the system could not drop its type; and such as can be compared.</summary>
    public string KeptType => BaseType switch
    {
        "text" => "varchar(max)" + Collate,
        "ntext" => "nvarchar(max)" + Collate,
        "image" => "varbinary(max)",
        _ => PlainType + Collate,
    };

    private string Collate => Collation is null ? "" : $" COLLATE {Collation}";

    /// <summary>A value of the column as text that says all of it, and nothing of how a session shows things; null stays null.</summary>
    public string Content(string value) => BaseType switch
    {
        "tinyint" or "smallint" or "int" or "bigint" or "bit" or "decimal" or "numeric" => $"CONVERT(nvarchar(60), {value})",
        // Converted at once, it would lose its third and fourth digit.
        "money" or "smallmoney" => $"CONVERT(nvarchar(60), CONVERT(decimal(19, 4), {value}))",
        // Seventeen digits: fewer would take two numbers for one.
        "float" or "real" => $"CONVERT(nvarchar(60), {value}, 3)",
        "date" or "time" or "datetime" or "datetime2" or "smalldatetime" or "datetimeoffset" => $"CONVERT(nvarchar(60), {value}, 121)",
        "uniqueidentifier" => $"CONVERT(nvarchar(60), {value})",
        "char" or "varchar" or "nchar" or "nvarchar" or "text" or "ntext" or "xml" => $"CONVERT(nvarchar(max), {value})",
        "sql_variant" => $"CONVERT(nvarchar(max), {value}) + N' ' + CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY({value}, 'BaseType'))",
        _ => $"CONVERT(nvarchar(60), CONVERT(bigint, SUBSTRING({Md5(value)}, 1, 8))) + CONVERT(nvarchar(60), CONVERT(bigint, SUBSTRING({Md5(value)}, 9, 8)))",
    };

    /// <summary>Bytes become a text of their digest: shorter than they are, and no server needs to know how to write them out.</summary>
    private static string Md5(string value) => $"HASHBYTES('MD5', CONVERT(varbinary(max), {value}))";

    [GeneratedRegex(@"^\(*NEXT VALUE FOR (?<sequence>[^()]+)\)*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NextValue();
}
