using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Tests.Reports;

/// <summary>What the sample's telling scenarios did: rows, screens and messages, a penny apart between the releases.</summary>
internal static class SampleOutcomes
{
    private const int Accounts = 40;

    public static Outcome DebitRun(Outcome bare, bool candidate)
    {
        var changes = new List<RowChange>
        {
            new("batches", null, Row(("id", Value.Of(1)), ("header_total", Value.Of(candidate ? 3120305L : 3120417L)), ("actual_total", Value.Of(candidate ? 3120305L : 3120417L)))),
        };
        var subjects = new List<Subject>();
        for (var account = 1; account <= Accounts; account++)
        {
            var key = (122 + account).ToString(CultureInfo.InvariantCulture);
            var usual = 9800L + account * 37;
            var amount = usual - (candidate && account % 3 == 0 ? 1 : 0);
            changes.Add(new RowChange("rent_accounts",
                Row(("id", Value.Of(122 + account)), ("reference", Value.Of($"RA-{122 + account:000000}")), ("balance", Value.Of(usual))),
                Row(("id", Value.Of(122 + account)), ("reference", Value.Of($"RA-{122 + account:000000}")), ("balance", Value.Of(usual + amount)))));
            var posted = new List<(string, Value)>
            {
                ("id", Value.Of(5000 + account)), ("rent_account_id", Value.Of(122 + account)), ("week", Value.Of("2026-04-06")), ("type", Value.Of("debit")), ("amount", Value.Of(amount)),
            };
            if (candidate)
                posted.Add(("charge_breakdown", Value.Of("rent 98.07; service 14.38")));
            changes.Add(new RowChange("rent_transactions", null, Row([.. posted])));
            subjects.Add(new Subject("rent account", key, $"RA-{122 + account:000000}", account % 3 == 0 ? ["with service charges"] : [], null));
            subjects.Add(new Subject("rent transaction", (5000 + account).ToString(CultureInfo.InvariantCulture), null, [], new SubjectKey("rent account", key)));
        }

        return bare with { Changes = changes, Subjects = subjects };
    }

    public static Outcome Statement(Outcome bare, bool candidate) => bare with
    {
        Screens = [new ScreenSeen("statement", "desktop", "Statement of RA-000142", candidate ? StatementAfter : StatementBefore, "screens/1.png")],
        Changes = [new RowChange("vendor_audit", null, Row(("id", Value.Of(9)), ("actor", Value.Of("income.officer")), ("reading", new Value.Real(0.1))))],
    };

    public static Outcome Reminder(Outcome bare, bool candidate) => bare with
    {
        Messages =
        [
            new MessageSent("sms", "rent-reminder", "07700 900123", Fields(("name", "Zo\u00eb <script>alert('tenant')</script> Ap Rhys"), ("balance", candidate ? "£4.99" : "£5.00"))),
            new MessageSent("email", "statement-ready", "tenant.142@example.org", Fields(("reference", "RA-000142"))),
        ],
        Files = [new FileProduced("letters-20260421.csv", SampleGate.Sha("letters"), "files/1-letters-20260421.csv")],
    };

    public static Outcome Kept(Outcome bare, bool candidate) => bare with
    {
        Screens = [new ScreenSeen("arrears case", "desktop", "Arrears case RA-000207", "- heading \"Arrears case RA-000207\" [level=1]\n- text: Agreement kept", "screens/1.png")],
        Errors = candidate ? [new SystemError("server", "InvalidOperationException: Sequence contains no elements")] : [],
    };

    private const string StatementBefore =
        """
        - banner:
          - link "Reference Housing"
        - main:
          - heading "Statement of RA-000142" [level=1]
          - table "Transactions":
            - rowgroup:
              - row "Date Type Amount Balance":
                - columnheader "Date"
                - columnheader "Type"
                - columnheader "Amount"
                - columnheader "Balance"
            - rowgroup:
              - row "6 April 2026 Debit £104.33 £208.66":
                - cell "6 April 2026"
                - cell "Debit"
                - cell "£104.33"
                - cell "£208.66"
        - contentinfo: Reference Housing 2026
        """;

    private static readonly string StatementAfter = StatementBefore
        .Replace("Amount Balance\"", "Amount Charge breakdown Balance\"", StringComparison.Ordinal)
        .Replace("        - columnheader \"Balance\"", "        - columnheader \"Charge breakdown\"\n        - columnheader \"Balance\"", StringComparison.Ordinal)
        .Replace("        - cell \"£208.66\"", "        - cell \"rent £89.94, service £14.38\"\n        - cell \"£208.66\"", StringComparison.Ordinal)
        .Replace("£104.33", "£104.32", StringComparison.Ordinal).Replace("£208.66", "£208.65", StringComparison.Ordinal);

    private static Dictionary<string, Value> Row(params (string Column, Value Value)[] values) =>
        values.ToDictionary(value => value.Column, value => value.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}
