using HousingTest.Model;

namespace HousingTest.Gherkin.Messages;

/// <summary>Something to look at: a screen, a message that the system sent, a file that it made.</summary>
/// <param name="Name">What a person reads above it.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Encoding">How its bytes are written.</param>
/// <param name="Body">Its text, or its bytes in base 64.</param>
internal sealed record ToldFile(string Name, string MediaType, ContentEncoding Encoding, string Body)
{
    private static readonly Dictionary<string, string> s_mediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".json"] = "application/json",
        [".xml"] = "application/xml",
        [".html"] = "text/html",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
    };

    /// <summary>The picture of a screen; null when it is gone.</summary>
    public static ToldFile? Of(ScreenSeen screen, Func<string, byte[]?> read) =>
        OfBytes($"{screen.Title} ({screen.Device}).png", "image/png", read(screen.Screenshot));

    /// <summary>What a scenario made the system send, produce and complain of.</summary>
    public static IEnumerable<ToldFile> Of(Outcome outcome, Func<string, byte[]?> read) =>
    [
        .. outcome.Messages.Select(message => OfText(
            $"{message.Channel} {message.Template}",
            string.Join('\n', message.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}: {field.Value}").Prepend($"to: {message.Recipient}")))),
        .. outcome.Files.Select(file => OfBytes(file.Name, s_mediaTypes.GetValueOrDefault(Path.GetExtension(file.Name), "application/octet-stream"), read(file.Path))).OfType<ToldFile>(),
        .. outcome.Errors.Select(error => OfText($"{error.Source} error", error.Text)),
    ];

    private static ToldFile OfText(string name, string text) => new(name, "text/plain", ContentEncoding.Identity, text);

    private static ToldFile? OfBytes(string name, string mediaType, byte[]? bytes) =>
        bytes is null ? null : new ToldFile(name, mediaType, ContentEncoding.Base64, Convert.ToBase64String(bytes));
}
