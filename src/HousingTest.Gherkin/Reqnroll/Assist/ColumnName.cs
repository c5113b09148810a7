using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Reqnroll.Assist.Attributes;

namespace Reqnroll.Assist;

/// <summary>Tells which member a column means: blanks, underscores, accents, punctuation, and capitals or small letters make no difference.</summary>
internal static class ColumnName
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    /// <summary>Whether the column means the member, by name or by alias.</summary>
    public static bool Means(string column, MemberInfo member)
    {
        var aliases = member.GetCustomAttributes<TableAliasesAttribute>().SelectMany(attribute => attribute.Aliases);
        return Means(column, member.Name) || aliases.Any(alias => Regex.IsMatch(column, alias, RegexOptions.None, TimeLimit));
    }

    /// <summary>Whether the column means the name.</summary>
    public static bool Means(string column, string name) => string.Equals(Bare(column), Bare(name), StringComparison.OrdinalIgnoreCase);

    // Taken apart, an accent is a character of its own, and no letter.
    private static string Bare(string name)
    {
        var bare = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber)
                bare.Append(rune);
        }

        return bare.ToString();
    }
}
