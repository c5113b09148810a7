using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HousingTest.Model;

/// <summary>One way to write every file of a run and of a gate, so that the same record gives the same bytes everywhere.</summary>
public static class Json
{
    /// <summary>Indented, LF, camelCase, enums as camelCase words; unknown members are refused, so that a file of a newer tool is not half understood.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>The same on one line, for NDJSON.</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            NewLine = "\n",
            // Pound signs and Welsh letters stay readable; these files are never put into a page as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNeverNull } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly();
        return options;
    }

    // A member that is null is not written, so one that may not be null is always there: a file without it was cut off or made by hand, and would be read as a record
    // with holes in it.
    private static void RequireWhatIsNeverNull(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }))
            member.IsRequired = true;
    }
}
