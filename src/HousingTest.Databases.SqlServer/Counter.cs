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
    public string SetBack => Kind switch
    {
        // One that gave no number yet gives the first when it believes to have given the one before.
        Identity => $"DBCC CHECKIDENT ({(Ascii.IsValid(Name) ? Sql.Literal(Name)[1..] : Sql.Literal(Name))}, RESEED, {Text(Next - Step)}) WITH NO_INFOMSGS",
        _ => $"ALTER SEQUENCE {Name} RESTART WITH {Text(Value)}" + (Used ? $"; DECLARE @given sql_variant; SET @given = NEXT VALUE FOR {Name}" : ""),
    };

    private static string Text(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
