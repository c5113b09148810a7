using System.Text;
using System.Xml;

namespace HousingTest.Reports;

/// <summary>What neither XML nor HTML can carry: control characters and halves of surrogate pairs, which a system under test may well send.</summary>
internal static class XmlText
{
    /// <summary>The text with each such character as U+FFFD.</summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var index = 0; index < text.Length; index++)
        {
            var pair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (pair || XmlConvert.IsXmlChar(text[index]))
            {
                clean?.Append(text, index, pair ? 2 : 1);
                index += pair ? 1 : 0;
                continue;
            }

            clean ??= new StringBuilder(text, 0, index, text.Length);
            clean.Append('\uFFFD');
        }

        return clean?.ToString() ?? text;
    }
}
