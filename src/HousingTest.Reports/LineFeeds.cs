using System.Text;

namespace HousingTest.Reports;

/// <summary>Passes on what is written with every line end as a line feed, so that a page needs not be held as one text to be made the same everywhere.</summary>
/// <param name="inner">Where it goes; it stays open.</param>
internal sealed class LineFeeds(TextWriter inner) : TextWriter
{
    private bool returned;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        // A carriage return is a line end; the line feed that may follow belongs to it.
        if (value != '\n' || !returned)
            inner.Write(value == '\r' ? '\n' : value);
        returned = value == '\r';
    }

    public override void Write(string? value)
    {
        if (value is null)
            return;
        if (!returned && !value.Contains('\r', StringComparison.Ordinal))
        {
            inner.Write(value);
            return;
        }

        foreach (var letter in value)
            Write(letter);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        for (var at = index; at < index + count; at++)
            Write(buffer[at]);
    }
}
