using System.Globalization;
using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Estates;

/// <summary>
/// Looks in texts for what has the shape of a telephone number, e-mail address, National Insurance number, postcode, UPRN or bank account,
/// and reports each one that could belong to somebody. It proves the sets, not the rows: whatever filled the database, a clean scan means
/// that no identifier in it can be a real person's.
/// </summary>
public static partial class IdentifierScan
{
    /// <summary>
    /// The identifiers that are not provably fake, in the order of the texts. The problems show the first characters only: should a text be
    /// real after all, a report of it must not spread it.
    /// </summary>
    /// <param name="texts">Each text and where it stands: <c>person.phone of row 7</c>. A place that ends in <c>uprn</c> holds nothing else.</param>
    public static IEnumerable<Problem> Scan(IEnumerable<(string Where, string Text)> texts) => texts.SelectMany(text => Find(text.Text, IsUprn(text.Where)).Select(found => new Problem(
        found.Id, $"What looks like a real {found.Kind} was found", text.Where, $"It begins {found.Begins}…", $"Use {found.Instead}")));

    /// <summary>True for a place, such as a column's name, that by its end holds UPRNs and nothing else.</summary>
    public static bool IsUprn(string where) => where.EndsWith("uprn", StringComparison.OrdinalIgnoreCase);

    /// <summary>The identifiers in one text that are not provably fake, in the order of the kinds.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="isUprn">True when every number in it is to be taken for a UPRN.</param>
    public static IEnumerable<SuspectIdentifier> Find(string text, bool isUprn)
    {
        // Most texts have too few digits for any of the shapes, or are dates: passing them by makes a database a matter of seconds.
        if (!isUprn && !text.Contains('@') && (text.Count(char.IsAsciiDigit) < 2 || IsDate(text)))
            return [];
        // Made by machines and full of digits: in them, shapes come up by chance.
        var read = text.Length < 32 ? text : MachineMade().Replace(text, " ");
        return Found(Emails(), read, IsFakeEmail, "HT-EST-101", "e-mail address", "example.com, example.org or example.net")
            .Concat(Found(Phones(), read, IsFakePhone, "HT-EST-102", "telephone number", "one of the numbers that Ofcom keeps for drama"))
            .Concat(Found(NationalInsuranceNumbers(), read, IsFakeNationalInsuranceNumber, "HT-EST-103", "National Insurance number", "a number with the prefix QQ"))
            .Concat(Found(Postcodes(), read, IsFakePostcode, "HT-EST-104", "postcode", "a postcode that begins with QX"))
            .Concat(Found(isUprn ? Numbers() : LongNumbers(), read, IsFakeUprn, "HT-EST-105", "UPRN", "twelve digits that begin with 9999"))
            .Concat(Found(BankAccounts(), read, _ => false, "HT-EST-106", "sort code and account number", "no bank details at all: no range of them is kept free"));
    }

    private static IEnumerable<SuspectIdentifier> Found(Regex shape, string text, Func<string, bool> isFake, string id, string kind, string instead)
    {
        foreach (Match match in shape.Matches(text))
        {
            if (!isFake(match.Value))
                yield return new SuspectIdentifier(id, kind, instead, match.Value[..Math.Min(3, match.Value.Length)]);
        }
    }

    /// <summary>2026-04-05, alone or with a time.</summary>
    private static bool IsDate(string text) =>
        text.Length is 10 or 20 && text[4] == '-' && text[7] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static bool IsFakeEmail(string found)
    {
        var domain = found[(found.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return ((string[])["example.com", "example.org", "example.net"]).Any(reserved => IsUnder(domain, reserved))
            || ((string[])["example", "test", "invalid"]).Any(reserved => IsUnder(domain, reserved));
    }

    private static bool IsUnder(string domain, string reserved) =>
        string.Equals(domain, reserved, StringComparison.Ordinal) || domain.EndsWith($".{reserved}", StringComparison.Ordinal);

    private static bool IsFakePhone(string found)
    {
        var digits = string.Concat(found.Where(char.IsAsciiDigit));
        if (digits.StartsWith("0044", StringComparison.Ordinal))
            digits = digits[4..];
        else if (digits.StartsWith("44", StringComparison.Ordinal) && found.Contains('+'))
            digits = digits[2..];
        digits = digits.StartsWith('0') ? digits : $"0{digits}";
        // Shorter or longer ones are no telephone numbers.
        return digits.Length is < 10 or > 11 || DramaNumbers().IsMatch(digits);
    }

    private static bool IsFakeNationalInsuranceNumber(string found)
    {
        var prefix = string.Concat(found.Where(char.IsAsciiLetter).Take(2)).ToUpperInvariant();
        // Used for administration, although their letters are not given to people.
        if (prefix is "OO" or "CR" or "FY" or "MW" or "NC")
            return false;
        return "DFIQUV".Contains(prefix[0]) || "DFIQUVO".Contains(prefix[1]) || prefix is "BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ";
    }

    private static bool IsFakePostcode(string found) => "QVX".Contains(char.ToUpperInvariant(found[0])) || found is "ZZ99 3VZ" or "ZZ993VZ";

    private static bool IsFakeUprn(string found) => found.Length == 12 && found.StartsWith("9999", StringComparison.Ordinal);

    [GeneratedRegex(@"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", RegexOptions.ExplicitCapture)]
    private static partial Regex Emails();

    /// <summary>From 0, +44 or 0044, with spaces, hyphens, dots or brackets. Not inside a number, and not the month and day of a date.</summary>
    [GeneratedRegex(@"(?<!\d)(?<!\d[-./:])((\+|00)44[ .-]?\(?0?\)?|\(?0)[ .-]?[1-9](\)?[ .-]?\(?\d){8,9}(?![\d:])", RegexOptions.ExplicitCapture)]
    private static partial Regex Phones();

    [GeneratedRegex("(?<![A-Za-z0-9])[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d](?![A-Za-z0-9])")]
    private static partial Regex NationalInsuranceNumbers();

    [GeneratedRegex("(?<![A-Za-z0-9+/=-])([A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9][A-Za-z]{2})(?![A-Za-z0-9+/=])", RegexOptions.ExplicitCapture)]
    private static partial Regex Postcodes();

    /// <summary>UPRNs in use have eight digits and more, but those of eleven and twelve alone tell themselves from other numbers.</summary>
    [GeneratedRegex(@"(?<![\d.+-])[1-9][0-9]{10,11}(?![\d.])")]
    private static partial Regex LongNumbers();

    [GeneratedRegex("[0-9]{1,12}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![\d-])(\d{6}[ /,-]\d{8}|\d\d([- ])\d\d\2\d\d[ /,-]\d{8})(?!\d)")]
    private static partial Regex BankAccounts();

    /// <summary>GUIDs, and digests of 32 hexadecimal digits and more.</summary>
    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}|[0-9A-Fa-f]{32,}")]
    private static partial Regex MachineMade();

    /// <summary>Ofcom's telephone numbers for use in television and radio drama.</summary>
    [GeneratedRegex(
        @"^(011[3-8]4960\d{3}|01[2-6]14960\d{3}|01914980\d{3}|02079460\d{3}|02920180\d{3}|02896496\d{3}|01632960\d{3}|07700900\d{3}|08081570\d{3}|09098790\d{3}|03069990\d{3})$")]
    private static partial Regex DramaNumbers();
}
