using HousingTest.Estates.Accounts;
using HousingTest.Estates.Homes;
using HousingTest.Estates.Ladder;
using HousingTest.Estates.People;
using HousingTest.Estates.Repairs;

namespace HousingTest.Estates;

/// <summary>
/// Everything of an estate, worked out anew whenever it is asked for: nothing is remembered, so that a large estate takes no more memory
/// than a small one. One for each enumeration: the parts that use Bogus are not for two threads at once.
/// </summary>
internal sealed class Population
{
    private readonly LettingPlan lettings;
    private readonly HouseholdPlan households;
    private readonly ChargePlan charges;
    private readonly AccountPlan accounts;
    private readonly RepairPlan repairs;

    public Population(EstateSetting setting)
    {
        Setting = setting;
        Homes = new HomePlan(setting);
        Addresses = new AddressBook(setting.Seed);
        lettings = new LettingPlan(setting, Homes);
        households = new HouseholdPlan(setting, Homes);
        charges = new ChargePlan(setting);
        accounts = new AccountPlan(setting, charges, new StandingPlan(setting));
        repairs = new RepairPlan(setting, lettings);
        People = new PersonMaker(setting.Seed, setting.Aim("share of tenants with a phone"), setting.Aim("share of tenants with an e-mail address"));
    }

    /// <summary>Recipe, seed and what follows from them.</summary>
    public EstateSetting Setting { get; }

    /// <summary>The properties.</summary>
    public HomePlan Homes { get; }

    /// <summary>Their addresses.</summary>
    public AddressBook Addresses { get; }

    /// <summary>Names and ways to reach people.</summary>
    public PersonMaker People { get; }

    /// <summary>Every tenancy, by key from 1.</summary>
    public IEnumerable<Letting> Lettings() => Enumerable.Range(1, Setting.Tenancies).Select(lettings.Of);

    /// <summary>Every tenancy in the order of its account's key.</summary>
    public IEnumerable<Letting> LettingsByAccount() => Enumerable.Range(1, Setting.Tenancies).Select(key => lettings.Of(AccountKey(key)));

    /// <summary>
    /// The account of a tenancy, and the tenancy of an account: the last tenancy has the first account, so that a system which mistakes the
    /// one key for the other is found out.
    /// </summary>
    public int AccountKey(int tenancyKey) => Setting.Tenancies + 1 - tenancyKey;

    /// <summary>Who lives there, tenant first.</summary>
    public IReadOnlyList<Member> HouseholdOf(Letting letting) => households.Of(letting);

    /// <summary>The rent account with all that happened on it.</summary>
    public Account AccountOf(Letting letting) => accounts.Of(letting);

    /// <summary>What was done about its arrears.</summary>
    public ArrearsHistory ArrearsOf(Letting letting) => accounts.ArrearsOf(letting);

    /// <summary>The account's charges, rent first.</summary>
    public IReadOnlyList<ChargeLine> ChargesOf(Letting letting) => charges.Of(letting);

    /// <summary>Every repair that was reported, oldest first.</summary>
    public IEnumerable<Repair> Repairs() => repairs.All();

    /// <summary>What a home is to be let for next; null for a garage.</summary>
    public WeeklyRent? TargetRentOf(Home home) => home.IsGarage ? null : charges.TargetRentOf(home);

    /// <summary>The account's debits in pence, by week.</summary>
    public IReadOnlyList<long> DebitsOf(Letting letting) => accounts.DebitsOf(letting);
}
