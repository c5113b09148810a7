using HousingTest.Estates.Accounts;
using HousingTest.Estates.Homes;
using HousingTest.Estates.Ladder;
using HousingTest.Estates.People;
using HousingTest.Estates.Rows;
using HousingTest.Model;

namespace HousingTest.Estates;

/// <summary>
/// Makes the rows of one complete tenancy for a scenario: property, people, household, account, charges, balance and arrears. The same order
/// gives the same rows, whatever the estate; keys start at 1,000,000 + ordinal × 10 (transactions: at 1,000,000,000 + ordinal × 10), beyond those of any
/// estate.
/// </summary>
public sealed class TenancyMaker
{
    private const long FirstKey = 1_000_000;
    private const int KeysEach = 10;

    /// <summary>A large estate has more than a million transactions: theirs come after a thousand million.</summary>
    private const long FirstTransactionKey = 1_000_000_000 - FirstKey;

    /// <summary>Scenario tenancies belong to no estate and draw from a seed of their own.</summary>
    private const long Seed = 1_000_000;

    /// <summary>The rows, parents first, in the order of <see cref="Estate.Tables"/>.</summary>
    /// <exception cref="ProblemException">The order cannot be made: too many people or charges, or an ordinal out of range.</exception>
    public IReadOnlyList<EstateRow> Make(NewTenancy order)
    {
        Refuse(order);
        var key = FirstKey + ((long)order.Ordinal * KeysEach);
        var household = Enumerable.Range(1, 1 + order.JointTenants + order.Occupants).Select(number => Member(number, order)).ToList();
        var everybody = household.Concat(Enumerable.Range(household.Count + 1, order.Applicants).Select(number => Member(number, order))).ToList();
        var people = new PersonMaker(Seed, order.HasPhone ? 1 : 0, order.HasEmail ? 1 : 0);
        var isGarage = string.Equals(order.TenancyType, "garage", StringComparison.Ordinal);
        var type = order.PropertyType ?? (isGarage ? "garage" : "house");
        var mark = FormattableString.Invariant($"s{order.Ordinal}");
        var rows = new List<EstateRow>
        {
            HomeRows.Property(key, order.PropertyReference, Address(order), type, type is "garage" or "studio" ? 0 : 2,
                order.TargetRentPence is { } target ? new WeeklyRent(target, order.RentWeeks) : null),
        };
        rows.AddRange(everybody.Select((member, index) => PersonRows.Person(key + index, order.PersonReference(member.Number),
            people.Make(order.Ordinal, member, key + index, order.AsOf, FormattableString.Invariant($"{mark}.{member.Number}")))));
        rows.AddRange(order.Addresses.Select((address, index) => AddressRows.PersonAddress(
            key + index, key + address.Person - 1, Address(order) with { Line = address.Line }, address.From, address.To)));
        rows.Add(HomeRows.Tenancy(key, order.TenancyReference, key, order.TenancyType, order.Start, order.End));
        rows.AddRange(household.Select((member, index) => PersonRows.HouseholdMember(key + index, key, key + index, member.Role, member.IsResponsible)));
        rows.Add(RentRows.RentAccount(key, order.AccountReference, key, order.BalancePence));
        rows.AddRange(order.Charges.Select((charge, index) =>
            RentRows.Charge(key + index, key, new ChargeLine(charge.ChargeType, charge.WeeklyPence, order.Start, LastDay(order))
            {
                Weeks = charge.ChargeType is "rent" ? order.RentWeeks : WeeklyRent.UsualWeeks,
            })));
        if (order.BalancePence != 0)
            rows.Add(RentRows.RentTransaction(FirstTransactionKey + key, key, Forward(order), order.AsOf));
        rows.AddRange(Arrears(order, key, 1 + order.JointTenants));
        return rows;
    }

    private static IEnumerable<EstateRow> Arrears(NewTenancy order, long key, int people)
    {
        var on = order.StageOn ?? order.AsOf.AddDays(-1);
        var steps = LadderStep.UpTo(order.Stage);
        if (order.Stage is "none")
            yield return ArrearsRows.ArrearsCase(key, key, "none", on: null);
        else
            yield return ArrearsRows.ArrearsCase(key, key, order.Stage, on);
        if (order.Stage is "text message")
            yield return ArrearsRows.ArrearsAction(key, key, new ActionTaken(order.Stage, on, order.BalancePence));
        var days = new DateOnly[steps.Count];
        for (var index = steps.Count - 1; index >= 0; index--)
            days[index] = index == steps.Count - 1 ? on : days[index + 1].AddDays(-steps[index].LeastDays);
        for (var index = 0; index < steps.Count; index++)
            yield return ArrearsRows.ArrearsAction(key + index, key, new ActionTaken(steps[index].Stage, days[index], order.BalancePence));
        if (order.Agreement is { } made)
            yield return ArrearsRows.Agreement(key, key, new AgreementMade(made.StartsOn, made.InstalmentPence, made.Frequency, made.State));
        // Letter 1, letter 2, notice: from the third step on a notice has been served.
        if (steps.Count < 3)
            yield break;
        yield return ArrearsRows.Notice(key, key, new NoticeServed(days[2]));
        for (var person = 0; person < people; person++)
            yield return ArrearsRows.NoticePerson(key + person, key, key + person);
    }

    private static Member Member(int number, NewTenancy order)
    {
        // Grown up when the tenancy starts, whatever the scenario's dates.
        var days = Math.Max(0, order.AsOf.DayNumber - order.Start.DayNumber) + ((30 + number) * 366);
        var role = number == 1 ? "tenant" : number <= 1 + order.JointTenants ? "joint tenant" : "occupant";
        return new Member(number, role, days, SharesName: number % 2 == 1);
    }

    private static Address Address(NewTenancy order) => new(
        FormattableString.Invariant($"{order.Ordinal} Sampler Lane"), "Quaverholt", FakeIdentifiers.Postcode(300_000 + (order.Ordinal % 50_000)));

    private static LedgerEntry Forward(NewTenancy order) =>
        new(order.AsOf.AddDays(-1), "opening balance", order.BalancePence, -1, "Balance brought forward");

    private static DateOnly? LastDay(NewTenancy order) => order.End == new DateOnly(1900, 1, 1) ? null : order.End;

    private static void Refuse(NewTenancy order)
    {
        var problems = new List<Problem>();
        if (order.Ordinal is < 1 or > 99_999)
            Add("HT-EST-201", $"A tenancy cannot be the {order.Ordinal}th of a scenario", "Number a scenario's tenancies from 1 to 99999");
        var others = order.JointTenants + order.Occupants + order.Applicants;
        if (order.JointTenants < 0 || order.Occupants < 0 || order.Applicants < 0 || others >= KeysEach)
            Add("HT-EST-202", $"A tenancy cannot be made with {others} people besides the tenant", "Ask for 0 to 9 joint tenants, occupants and applicants together");
        if (order.Charges.Count > KeysEach)
            Add("HT-EST-203", $"A tenancy cannot be made with {order.Charges.Count} charges", "Ask for 10 charges at most");
        if (order.Stage is not ("none" or "text message") && LadderStep.UpTo(order.Stage).Count == 0)
        {
            Add("HT-EST-204", $"'{order.Stage}' is no stage of the arrears ladder",
                "Use one of: none, text message, letter 1, letter 2, notice, court warning, court");
        }

        if (problems.Count > 0)
            throw new ProblemException(problems);

        void Add(string id, string what, string remedy) => problems.Add(new Problem(id, what, "", "", remedy));
    }
}
