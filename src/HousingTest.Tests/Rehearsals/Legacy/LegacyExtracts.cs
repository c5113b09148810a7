using System.Text;

namespace HousingTest.Tests.Rehearsals.Legacy;

/// <summary>The files of <c>fixtures/legacy</c>, made anew.</summary>
internal static class LegacyExtracts
{
    /// <summary>Name of each file, and its bytes.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        var council = new LegacyCouncil();
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var windows = CodePagesEncodingProvider.Instance.GetEncoding("windows-1252", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        yield return ("properties.csv", utf8.GetBytes(Table(';', "PROP_REF;UPRN;ADDR;TOWN;PCODE;PTYPE;BEDS;TGT48", council.Properties())));
        yield return ("people.csv", utf8.GetBytes(Table('|', "PERS_NO|TITLE|FORENAME|SURNAME|DOB|NINO|EMAIL|TEL", council.People())));
        yield return ("addresses.csv", utf8.GetBytes(Table('|', "PERS_NO|SEQ|ATYPE|ADDR|TOWN|PCODE|FROM|TO", council.Addresses())));
        yield return ("tenancies.csv", utf8.GetBytes(Table(',', "TEN_REF,PROP_REF,TT,START,END", council.Tenancies())));
        yield return ("households.csv", utf8.GetBytes(Table(',', "TEN_REF,PERS_NO,ROLE,LIABLE", council.Households())));
        yield return ("accounts.csv", windows.GetBytes(Table(';', "ACC_NO;PAY_REF;TEN_REF;BAL", council.Accounts())));
        yield return ("charges.txt", utf8.GetBytes(Lines(council.Charges())));
        yield return ("transactions.csv", utf8.GetBytes(Table(';', "ACC_NO;TDATE;POSTED;TTYPE;AMT;WK;NARR", council.Transactions())));
        yield return ("agreements.csv", utf8.GetBytes(Table(',', "ACC_NO,STARTS,INSTAL,FREQ,STAT", council.Agreements())));
        yield return ("direct-debits.csv", utf8.GetBytes(Table(';', "DD_REF;ACC_NO;AMT;DAY;FROM;CANC;STAT", council.DirectDebits())));
        yield return ("repairs.csv", utf8.GetBytes(Table('|', "WO_NO|WO_LINE|LINE|PROP_REF|TEN_REF|DESC|PRI|REPORTED|TGT_DAY|TGT_TIME", council.Repairs())));
        yield return ("appointments.csv", utf8.GetBytes(Table(',', "WO_NO,DAY,SLOT", council.Appointments())));
        yield return ("first-week.csv", utf8.GetBytes(Table(';', "ACC_NO;WK;DUE", council.FirstWeek())));
    }

    private static string Table(char delimiter, string header, IEnumerable<IReadOnlyList<string>> rows) =>
        Lines(rows.Select(row => string.Join(delimiter, row.Select(value => Quoted(value, delimiter)))).Prepend(header));

    private static string Quoted(string value, char delimiter) => value.Contains(delimiter) || value.Contains('"') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
