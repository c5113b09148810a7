using System.Net;
using System.Text;

namespace HousingTest.Environments;

/// <summary>The trap's page for a person who tries a test copy by hand: what was caught, newest first.</summary>
internal static class CaughtPage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Messages caught</title>
        <style>
        body { font-family: system-ui, sans-serif; line-height: 1.5; margin: 2rem auto; max-width: 45rem; padding: 0 1rem; color: #0b0c0c; }
        article { border-top: 1px solid #b1b4b6; padding: 0.5rem 0; }
        h2 { font-size: 1.125rem; margin: 0.5rem 0; }
        dl { display: grid; gap: 0 1rem; grid-template-columns: minmax(8rem, max-content) 1fr; margin: 0; }
        dt { color: #505a5f; } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
        </style>
        </head>
        <body>
        <main>
        <h1>Messages caught</h1>
        """;

    public static string Write(IReadOnlyList<CaughtMessage> messages)
    {
        var page = new StringBuilder(Head).Append('\n');
        page.Append(messages.Count == 0 ? "<p>The system has sent nothing yet. Reload this page to look again.</p>\n" : "<p>None of these left this machine.</p>\n");
        foreach (var (number, caught) in messages.Index().Reverse())
        {
            page.Append("<article>\n<h2>").Append(number + 1).Append(". ").Append(Channel(caught.Message.Channel)).Append(" to ").Append(Encode(caught.Message.Recipient)).Append("</h2>\n<dl>\n");
            Row("Template", caught.Message.Template);
            foreach (var (name, value) in caught.Message.Fields)
                Row(name, value);
            page.Append("</dl>\n</article>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();

        void Row(string name, string value) => page.Append("<dt>").Append(Encode(name)).Append("</dt><dd>").Append(Encode(value)).Append("</dd>\n");
    }

    private static string Channel(string channel) => channel switch { "sms" => "Text message", "email" => "E-mail", _ => "Letter" };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
