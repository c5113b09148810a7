using HousingTest.Estates.Homes;
using HousingTest.Estates.Ladder;
using HousingTest.Estates.People;
using HousingTest.Model;
using static HousingTest.Model.Value;

namespace HousingTest.Estates.Rows;

/// <summary>Rows of arrears: cases, actions, agreements, notices and whom they name. An ended tenancy's account has no case.</summary>
internal static class ArrearsRows
{
    /// <summary>The cases, by account.</summary>
    public static IEnumerable<EstateRow> ArrearsCases(Population population)
    {
        long key = 0;
        foreach (var (account, letting, arrears) in Accounts(population))
        {
            if (letting.LastDay is null)
                yield return ArrearsCase(++key, account, arrears.Stage, arrears.StageOn);
        }
    }

    /// <summary>The actions, account by account, oldest first.</summary>
    public static IEnumerable<EstateRow> ArrearsActions(Population population)
    {
        long key = 0;
        foreach (var (account, _, arrears) in Accounts(population))
        {
            foreach (var action in arrears.Actions)
                yield return ArrearsAction(++key, account, action);
        }
    }

    /// <summary>The agreements, by account.</summary>
    public static IEnumerable<EstateRow> Agreements(Population population)
    {
        long key = 0;
        foreach (var (account, _, arrears) in Accounts(population))
        {
            if (arrears.Agreement is { } agreement)
                yield return Agreement(++key, account, agreement);
        }
    }

    /// <summary>The notices, in the order of tenancies.</summary>
    public static IEnumerable<EstateRow> Notices(Population population) =>
        Served(population).Select(notice => Notice(notice.Key, notice.Account, notice.Served));

    /// <summary>Whom the notices name: every tenant and joint tenant.</summary>
    public static IEnumerable<EstateRow> NoticePeople(Population population)
    {
        long key = 0;
        foreach (var notice in Served(population))
        {
            for (var index = 0; index < notice.Household.Count; index++)
            {
                if (notice.Household[index].IsResponsible)
                    yield return NoticePerson(++key, notice.Key, notice.FirstPerson + index);
            }
        }
    }

    /// <summary>A case's row.</summary>
    public static EstateRow ArrearsCase(long key, long account, string stage, DateOnly? on) =>
        new(EstateTables.ArrearsCase, [Of(key), Of(account), Of(stage), Of(on)]);

    /// <summary>An action's row.</summary>
    public static EstateRow ArrearsAction(long key, long account, ActionTaken action) =>
        new(EstateTables.ArrearsAction, [Of(key), Of(account), Of(action.Type), Of(action.On), Of(action.BalancePence)]);

    /// <summary>An agreement's row.</summary>
    public static EstateRow Agreement(long key, long account, AgreementMade agreement) => new(EstateTables.Agreement,
        [Of(key), Of(account), Of(agreement.StartsOn), Of(agreement.InstalmentPence), Of(agreement.Frequency), Of(agreement.State)]);

    /// <summary>A notice's row.</summary>
    public static EstateRow Notice(long key, long account, NoticeServed notice) => new(EstateTables.Notice,
        [Of(key), Of(account), Of("nosp"), Of(notice.ServedOn), Of(notice.EffectiveOn), Of(notice.ExpiresOn)]);

    /// <summary>A row that says whom a notice names.</summary>
    public static EstateRow NoticePerson(long key, long notice, long person) =>
        new(EstateTables.NoticePerson, [Of(key), Of(notice), Of(person)]);

    private static IEnumerable<(long Key, Letting Letting, ArrearsHistory Arrears)> Accounts(Population population) =>
        population.LettingsByAccount().Select((letting, index) => (index + 1L, letting, population.ArrearsOf(letting)));

    private static IEnumerable<ServedNotice> Served(Population population)
    {
        long key = 0;
        long person = 1;
        foreach (var letting in population.Lettings())
        {
            var household = population.HouseholdOf(letting);
            if (population.ArrearsOf(letting).Notice is { } served)
                yield return new ServedNotice(++key, population.AccountKey(letting.Key), served, household, person);
            person += household.Count;
        }
    }

    private sealed record ServedNotice(long Key, long Account, NoticeServed Served, IReadOnlyList<Member> Household, long FirstPerson);
}
