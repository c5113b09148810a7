using System.Text;

namespace HousingTest.Rehearsals;

/// <summary>A key as it is without what migrations lose: zeros in front, capitals, spaces and signs.</summary>
internal static class LooseKey
{
    /// <summary>The key's parts, each loosened.</summary>
    public static string Of(IReadOnlyList<string> parts) => string.Join('\0', parts.Select(One));

    /// <summary>The text without the zeros with which its numbers begin: RA-000123 is RA-123; a zero alone stays.</summary>
    public static string WithoutZeros(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i == 0 || !char.IsAsciiDigit(text[i - 1]))
            {
                while (text[i] == '0' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                    i++;
            }

            written.Append(text[i]);
        }

        return written.ToString();
    }

    private static string One(string part) => string.Concat(WithoutZeros(part).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
