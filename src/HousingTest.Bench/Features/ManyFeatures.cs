using System.Globalization;
using System.Text;

namespace HousingTest.Bench.Features;

/// <summary>Writes feature files such as testers write: tags, a background, tables, an outline, twenty scenarios to a file.</summary>
internal static class ManyFeatures
{
    private const int PlainInFile = 14;
    private const int RowsInFile = 6;

    /// <summary>How many scenarios a file holds, rows counted.</summary>
    public const int ScenariosInFile = PlainInFile + RowsInFile;

    public static void Write(string folder, int files)
    {
        for (var file = 0; file < files; file++)
        {
            var area = Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"area-{file / 25:00}"))).FullName;
            File.WriteAllText(Path.Combine(area, string.Create(CultureInfo.InvariantCulture, $"debit-{file:000}.feature")), Text(file));
        }
    }

    private static string Text(int file)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            @rents @area-{file}
            Feature: The weekly debit run, part {file}
              On Monday the week's charges are posted, once, to every live rent account.

              Background:
                Given today is 6 April 2026


            """);
        for (var scenario = 0; scenario < PlainInFile; scenario++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  # Rents of this size were once rounded twice.
                  @money
                  Scenario: A rent of £{100 + scenario}.12 a week is debited once in part {file}
                    Given a secure tenancy at £{100 + scenario}.12 a week
                    And the rent account has these charges
                      | charge  | amount | from         |
                      | garage  | £14.20 | 6 April 2026 |
                      | heating | £3.05  | 6 April 2026 |
                    When the weekly debit run has run for the week starting 6 April 2026
                    Then a rent debit of £{104 + scenario}.12 is posted to the rent account for the week starting 6 April 2026
                    But no letter is sent


                """);
        }

        text.Append("""
              @outline
              Scenario Outline: A rent of <rent> a week is debited at <debit> over 50 charging weeks
                Given a secure tenancy at <rent> a week
                When the weekly debit run has run for the week starting 6 April 2026
                Then a rent debit of <debit> is posted to the rent account for the week starting 6 April 2026

                Examples: usual rents
                  | rent    | debit   |

            """);
        for (var row = 0; row < RowsInFile; row++)
            text.Append(CultureInfo.InvariantCulture, $"      | £{100 + row}.00 | £{104 + row}.00 |\n");
        return text.ToString();
    }
}
