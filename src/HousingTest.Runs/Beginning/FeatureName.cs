using System.Globalization;
using System.Text;

namespace HousingTest.Runs;

/// <summary>Names of files for titles that people give.</summary>
internal static class FeatureName
{
    private const string Otherwise = "scenario";
    private const int Longest = 60;

    // Windows keeps these for devices, whatever their ending.
    private static readonly string[] Devices =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"com{number}", $"lpt{number}" })];

    /// <summary>Small letters, digits and single hyphens: letters without their accents, so that ŵ is w; never empty, and no longer than a file system and a person can bear.</summary>
    public static string Of(string title)
    {
        var name = new StringBuilder();
        foreach (var character in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
                name.Append(char.ToLowerInvariant(character));
            else if (name.Length > 0 && name[^1] != '-' && !IsWithinWord(character))
                name.Append('-');
        }

        var cut = name.ToString(0, Math.Min(name.Length, Longest)).Trim('-');
        return cut.Length == 0 ? Otherwise : Devices.Contains(cut, StringComparer.Ordinal) ? $"{Otherwise}-{cut}" : cut;
    }

    // The tenant's rent is tenants-rent, and an accent stands behind its letter.
    private static bool IsWithinWord(char character) =>
        character is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
