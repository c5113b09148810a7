using HousingTest.Model;

namespace HousingTest.Estates;

/// <summary>The entities of an estate and their fields, parents first: the order in which rows come and are loaded.</summary>
internal static class EstateTables
{
    public static readonly EstateTable Property = new("property",
        ["key", "reference", "uprn", "address line", "town", "postcode", "property type", "bedrooms", "target rent", "target rent weeks"]);

    public static readonly EstateTable Person = new("person",
        ["key", "reference", "title", "first name", "last name", "date of birth", "national insurance number", "email", "phone"]);

    public static readonly EstateTable PersonAddress = new("person address", ["key", "person", "address line", "town", "postcode", "from", "to"]);

    public static readonly EstateTable Tenancy = new("tenancy", ["key", "reference", "property", "tenancy type", "start", "end"]);

    public static readonly EstateTable HouseholdMember = new("household member", ["key", "tenancy", "person", "role", "responsible"]);

    public static readonly EstateTable RentAccount = new("rent account", ["key", "reference", "payment reference", "tenancy", "balance"]);

    public static readonly EstateTable Charge = new("charge", ["key", "rent account", "charge type", "weekly amount", "charged weeks", "start", "end"]);

    public static readonly EstateTable DebitRun = new("debit run", ["key", "week starting", "run at", "accounts", "header total", "posted total"]);

    public static readonly EstateTable RentTransaction = new("rent transaction",
        ["key", "rent account", "date", "posted at", "transaction type", "amount", "week starting", "debit run", "narrative"]);

    public static readonly EstateTable ArrearsCase = new("arrears case", ["key", "rent account", "stage", "stage on"]);

    public static readonly EstateTable ArrearsAction = new("arrears action", ["key", "rent account", "action type", "taken on", "balance"]);

    public static readonly EstateTable Agreement = new("agreement", ["key", "rent account", "starts on", "instalment", "frequency", "state"]);

    /// <summary>Estates have none: what their tenants pay comes in files. Loads bring some.</summary>
    public static readonly EstateTable DirectDebit = new("direct debit",
        ["key", "rent account", "reference", "amount", "collection day", "started on", "cancelled on", "state"]);

    public static readonly EstateTable Notice = new("notice", ["key", "rent account", "notice type", "served on", "effective on", "expires on"]);

    public static readonly EstateTable NoticePerson = new("notice person", ["key", "notice", "person"]);

    public static readonly EstateTable WorksOrder = new("works order",
    [
        "key", "reference", "property", "tenancy", "description", "priority", "status", "reported at", "target on", "target at", "started at",
        "completed at", "notes",
    ]);

    public static readonly EstateTable Appointment = new("appointment", ["key", "works order", "day", "slot", "state"]);

    public static readonly IReadOnlyList<EstateTable> All =
    [
        Property, Person, PersonAddress, Tenancy, HouseholdMember, RentAccount, Charge, DebitRun, RentTransaction,
        ArrearsCase, ArrearsAction, Agreement, DirectDebit, Notice, NoticePerson, WorksOrder, Appointment,
    ];
}
