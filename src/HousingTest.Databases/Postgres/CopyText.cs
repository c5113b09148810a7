using System.Text;
using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>Values as COPY reads them.</summary>
internal static class CopyText
{
    public static void Append(StringBuilder lines, Value value)
    {
        if (Sql.Text(value) is not { } text)
        {
            lines.Append("\\N");
            return;
        }

        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => lines.Append("\\\\"),
                '\t' => lines.Append("\\t"),
                '\n' => lines.Append("\\n"),
                '\r' => lines.Append("\\r"),
                _ => lines.Append(character),
            };
        }
    }
}
