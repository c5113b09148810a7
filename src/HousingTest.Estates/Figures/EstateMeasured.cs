using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Estates.Figures;

/// <summary>Reads an estate's rows, parents first, and keeps what figures are worked out from.</summary>
/// <param name="asOf">The estate's day, for ages.</param>
internal sealed class EstateMeasured(DateOnly asOf)
{
    private readonly Dictionary<long, (string Type, long Bedrooms)> properties = [];
    private readonly Dictionary<long, DateOnly> births = [];
    private readonly Dictionary<long, TenancyMeasured> tenancies = [];
    private readonly Dictionary<long, AccountMeasured> accounts = [];
    private readonly HashSet<long> withPhone = [];
    private readonly HashSet<long> withEmail = [];

    /// <summary>Every tenancy.</summary>
    public IReadOnlyCollection<TenancyMeasured> Tenancies => tenancies.Values;

    /// <summary>Every rent account.</summary>
    public IReadOnlyCollection<AccountMeasured> Accounts => accounts.Values;

    /// <summary>Those who answer for the rent of live tenancies.</summary>
    public ResponsibleMeasured Responsible { get; } = new();

    /// <summary>Repairs that were reported.</summary>
    public int WorksOrders { get; private set; }

    /// <summary>Takes in one row.</summary>
    public void Read(EstateRow row)
    {
        switch (row.Table.Entity)
        {
            case "property":
                properties[Number(row, "key")] = (Text(row, "property type"), Number(row, "bedrooms"));
                break;
            case "person":
                births[Number(row, "key")] = Day(row, "date of birth");
                if (row["phone"] is Value.Text)
                    withPhone.Add(Number(row, "key"));
                if (row["email"] is Value.Text)
                    withEmail.Add(Number(row, "key"));
                break;
            case "tenancy":
                var ended = row["end"] is Value.Text && Day(row, "end").Year != 1900;
                tenancies[Number(row, "key")] = new TenancyMeasured(properties[Number(row, "property")], Text(row, "tenancy type"), !ended);
                break;
            case "household member":
                ReadMember(row);
                break;
            case "rent account":
                accounts[Number(row, "key")] = new AccountMeasured(tenancies[Number(row, "tenancy")]) { Balance = Number(row, "balance") };
                break;
            case "charge":
                accounts[Number(row, "rent account")].Charges[Text(row, "charge type")] = Number(row, "weekly amount") * Number(row, "charged weeks") / 52;
                break;
            case "rent transaction":
                ReadTransaction(row);
                break;
            case "arrears case":
                accounts[Number(row, "rent account")].Stage = Text(row, "stage");
                break;
            case "agreement":
                accounts[Number(row, "rent account")].HasAgreement |= Text(row, "state") is "active";
                break;
            case "works order":
                WorksOrders++;
                break;
        }
    }

    private void ReadMember(EstateRow row)
    {
        var tenancy = tenancies[Number(row, "tenancy")];
        var person = Number(row, "person");
        var age = (asOf.DayNumber - births[person].DayNumber) / 365.25m;
        tenancy.People++;
        tenancy.Children += age < 18 ? 1 : 0;
        tenancy.HasJointTenant |= Text(row, "role") is "joint tenant";
        if (!tenancy.IsLive || Number(row, "responsible") == 0)
            return;
        Responsible.Count++;
        Responsible.Phones += withPhone.Contains(person) ? 1 : 0;
        Responsible.Emails += withEmail.Contains(person) ? 1 : 0;
        if (Text(row, "role") is "tenant" && tenancy.IsRentedHome)
        {
            Responsible.Tenants++;
            Responsible.Years += age;
        }
    }

    private void ReadTransaction(EstateRow row)
    {
        var account = accounts[Number(row, "rent account")];
        var isBenefit = Text(row, "narrative") is "Housing Benefit" or "Universal Credit";
        if (Text(row, "transaction type") is "payment" && Text(row, "narrative") is not "Rent in advance")
        {
            account.Paid -= Number(row, "amount");
            account.PaidByBenefit -= isBenefit ? Number(row, "amount") : 0;
        }
    }

    private static long Number(EstateRow row, string field) => ((Value.Integer)row[field]).Number;

    private static string Text(EstateRow row, string field) => row[field].ToString();

    private static DateOnly Day(EstateRow row, string field) => DateOnly.ParseExact(Text(row, field), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
