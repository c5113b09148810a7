using System.Globalization;

namespace HousingTest.Estates;

/// <summary>Identifiers that can belong to nobody, one for each key; <see cref="IdentifierScan"/> holds them against the rules.</summary>
internal static class FakeIdentifiers
{
    /// <summary>The letters that the second half of a postcode may have.</summary>
    private const string PostcodeLetters = "ABDEFGHJLNPQRSTUWXYZ";

    /// <summary>Numbers that Ofcom keeps for drama: what leads, and what 0 to 999 is added to. Landlines first.</summary>
    private static readonly (string Lead, int From)[] Landlines =
    [
        ("0113 ", 4960000), ("0114 ", 4960000), ("0115 ", 4960000), ("0116 ", 4960000), ("0117 ", 4960000), ("0118 ", 4960000), ("0121 ", 4960000),
        ("0131 ", 4960000), ("0141 ", 4960000), ("0151 ", 4960000), ("0161 ", 4960000), ("0191 ", 4980000), ("020 ", 79460000), ("029 ", 20180000),
        ("028 ", 96496000), ("01632 ", 960000),
    ];

    /// <summary>Twelve digits from 9999, a block that is not given out.</summary>
    public static string Uprn(long key) => Text($"9999{(key * 48_271 + 31_415_926) % 100_000_000:D8}");

    /// <summary>QX: no postcode begins with Q. One for each number below 356,400.</summary>
    public static string Postcode(int number) => Text(
        $"QX{(number % 99) + 1} {(number / 99 % 9) + 1}{PostcodeLetters[number / 891 % 20]}{PostcodeLetters[number / 17_820 % 20]}");

    /// <summary>QQ: Q is never the first or the second letter of one. One for each key below four million.</summary>
    public static string NationalInsuranceNumber(long key) => Text($"QQ{key * 7_919 % 1_000_000:D6}{"ABCD"[(int)((key + (key / 1_000_000)) % 4)]}");

    /// <summary>A mobile number for drama.</summary>
    public static string Mobile(int number) => Text($"07700 {900_000 + (number % 1_000)}");

    /// <summary>A landline number for drama.</summary>
    public static string Landline(int number)
    {
        var (lead, from) = Landlines[number % Landlines.Length];
        var local = Text($"{from + (number / Landlines.Length % 1_000)}");
        return lead + (local.Length > 6 ? local.Insert(local.Length - 4, " ") : local);
    }

    /// <summary>Under a domain that exists for examples only.</summary>
    public static string Email(string firstName, string lastName, string mark, int domain)
    {
        var name = $"{firstName}.{lastName}".Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant();
        return $"{string.Concat(name.Where(c => c is '.' or (>= 'a' and <= 'z')))}.{mark}@example.{(domain % 3) switch { 0 => "com", 1 => "org", _ => "net" }}";
    }

    /// <summary>
    /// Ten digits, one for each key below nine hundred million. One in nine begins with two zeros, which careless imports lose; none with a
    /// single zero, because it would look like a telephone number.
    /// </summary>
    public static string PaymentReference(long key) => key % 9 == 4
        ? Text($"00{key * 48_271 % 100_000_000:D8}")
        : Text($"{1_000_000_000 + (key * 2_654_435_761 % 9_000_000_000):D10}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
