using System.Globalization;
using System.Text;

namespace HousingTest.Databases.SqlServer;

/// <summary>A column that counts by itself, or a sequence: the number that it gives next.</summary>
/// <param name="Kind"><c>identity</c> or <c>sequence</c>.</param>
/// <param name="Name">Table or sequence as SQL says it.</param>
/// <param name="Value">The number that it gave last; the one that it begins with while it gave none.</param>
/// <param name="Used">True once it gave one.</param>
/// <param name="Step">What it goes on by.</param>
internal sealed record Counter(string Kind, string Name, decimal Value, bool Used, decimal Step)
{
    public const string Identity = "identity";

    public const string Sequence = "sequence";

    /// <summary>The number that it gives next: the same whether it began afresh there or has come there.</summary>
    public decimal Next => Used ? Value + Step : Value;

    /// <summary>Statements that make it stand as this says.</summary>
    /// <param name="now">The same one as it is: an identity that gave no number since its table was made or truncated gives the one that it is set to, any other the one after it.</param>
    public string SetBack(Counter now) => Kind switch
    {
        Identity => $"DBCC CHECKIDENT ({(Ascii.IsValid(Name) ? Sql.Literal(Name)[1..] : Sql.Literal(Name))}, RESEED, {Text(now.Used ? Next - Step : Next)}) WITH NO_INFOMSGS",
        _ => $"ALTER SEQUENCE {Name} RESTART WITH {Text(Value)}" + (Used ? $"; DECLARE @given sql_variant; SET @given = NEXT VALUE FOR {Name}" : ""),
    };

    private static string Text(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
