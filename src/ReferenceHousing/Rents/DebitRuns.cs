using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>The weekly debit run: charges each live account for a week, once.</summary>
public sealed class DebitRuns(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    private const string Columns = "id, week_starts_on, run_at, accounts, header_total_pence, posted_total_pence";

    /// <summary>The Monday of the present week.</summary>
    public DateOnly PresentWeek => RentYear.MondayOf(clock.Today);

    /// <summary>Earlier runs, latest week first.</summary>
    public Task<IReadOnlyList<DebitRun>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<DebitRun>(
            $"SELECT {Columns} FROM debit_run ORDER BY week_starts_on DESC"), cancel);

    /// <summary>Posts the debits of a week in one transaction. Refused when it is no Monday or was run before.</summary>
    public Task<DebitRun> RunAsync(DateOnly weekStarting, CancellationToken cancel)
    {
        if (weekStarting.DayOfWeek != DayOfWeek.Monday)
        {
            throw new RefusedException(Refusal.Invalid, "WeekStarting",
                $"Week starting must be a Monday, and {Wording.Date(weekStarting)} is a {weekStarting.DayOfWeek}");
        }
        return database.WriteAsync(async session =>
        {
            await RefuseSecondRunAsync(session, weekStarting);
            var debits = await WorkOutAsync(session, weekStarting);
            var runId = await session.InsertAsync(
                """
                INSERT INTO debit_run (week_starts_on, run_at, accounts, header_total_pence, posted_total_pence)
                VALUES (@weekStarting, @runAt, @accounts, @headerTotal, 0)
                """,
                new { weekStarting, runAt = clock.Instant, accounts = debits.Count, headerTotal = debits.Sum(d => d.AmountPence) });
            foreach (var debit in debits)
                await PostAsync(session, runId, weekStarting, debit);
            await audit.WriteAsync(session, "DEBIT_RUN", $"{weekStarting:yyyy-MM-dd}");
            return await CloseAsync(session, runId);
        }, cancel);
    }

    private static async Task RefuseSecondRunAsync(HousingSession session, DateOnly weekStarting)
    {
        var runs = await session.SingleAsync<long>("SELECT COUNT(*) FROM debit_run WHERE week_starts_on = @weekStarting", new { weekStarting });
        if (runs > 0)
        {
            throw new RefusedException(Refusal.Conflict, "WeekStarting",
                $"Debits for the week starting {Wording.Date(weekStarting)} have been run already; nothing was posted");
        }
    }

    private static async Task<List<AccountDebit>> WorkOutAsync(HousingSession session, DateOnly weekStarting)
    {
        var year = await RentCalendar.YearOfAsync(session, weekStarting);
        var week = new { monday = weekStarting, sunday = weekStarting.AddDays(6), notEnded = Period.NotEnded };
        var accounts = await session.ListAsync<LiveAccount>(
            """
            SELECT a.id, t.start_date, t.end_date
            FROM rent_account a
            JOIN tenancy t ON t.id = a.tenancy_id
            WHERE t.start_date <= @sunday AND (t.end_date IS NULL OR t.end_date = @notEnded OR t.end_date >= @monday)
            ORDER BY a.id
            """, week);
        var charges = await session.ListAsync<Charge>(
            """
            SELECT id, account_id, charge_type, weekly_amount_pence, charged_weeks, start_date, end_date
            FROM charge
            WHERE start_date <= @sunday AND (end_date IS NULL OR end_date = @notEnded OR end_date >= @monday)
            ORDER BY id
            """, week);
        var chargesByAccount = charges.ToLookup(charge => charge.AccountId);
        return accounts
            .Select(a => WeeklyDebit.For(a.Id, year, weekStarting, new Period(a.StartDate, a.EndDate), chargesByAccount[a.Id]))
            .Where(debit => debit.AmountPence != 0)
            .ToList();
    }

    private async Task PostAsync(HousingSession session, long runId, DateOnly weekStarting, AccountDebit debit)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO rent_transaction
                (account_id, transaction_date, posted_at, transaction_type, amount_pence, week_starts_on, debit_run_id, narrative)
            VALUES
                (@AccountId, @weekStarting, @postedAt, 'RENT_DEBIT', @AmountPence, @weekStarting, @runId, 'Weekly charges')
            """,
            new { debit.AccountId, weekStarting, postedAt = clock.Instant, debit.AmountPence, runId });
        await session.ExecuteAsync(
            "UPDATE rent_account SET balance_pence = balance_pence + @AmountPence WHERE id = @AccountId",
            new { debit.AccountId, debit.AmountPence });
    }

    private static async Task<DebitRun> CloseAsync(HousingSession session, long runId)
    {
        await session.ExecuteAsync(
            """
            UPDATE debit_run
            SET posted_total_pence = (SELECT COALESCE(SUM(amount_pence), 0) FROM rent_transaction WHERE debit_run_id = @runId)
            WHERE id = @runId
            """, new { runId });
        var run = await session.SingleAsync<DebitRun>($"SELECT {Columns} FROM debit_run WHERE id = @runId", new { runId });
        return run.HeaderTotalPence == run.PostedTotalPence
            ? run
            : throw new InvalidOperationException(
                $"The debit run's header says {run.HeaderTotalPence} pence and {run.PostedTotalPence} were posted; it was undone.");
    }

    private sealed record LiveAccount
    {
        public long Id { get; init; }

        public DateOnly StartDate { get; init; }

        public DateOnly? EndDate { get; init; }
    }
}
