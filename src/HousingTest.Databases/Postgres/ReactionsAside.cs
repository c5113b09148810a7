using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// The system's triggers and rules, and what foreign keys do to other rows, out of force for changes of some tables, where the login may not silence them.
/// </summary>
internal sealed class ReactionsAside
{
    private readonly Session session;
    private readonly Journal journal;
    private readonly OutOfForce aside;
    private readonly IReadOnlyDictionary<string, string>? objects;
    private readonly bool adopts;

    private ReactionsAside(Session session, Journal journal, OutOfForce aside, IReadOnlyDictionary<string, string>? objects, bool adopts)
    {
        this.session = session;
        this.journal = journal;
        this.aside = aside;
        this.objects = objects;
        this.adopts = adopts;
    }

    public static async Task<ReactionsAside> BeginAsync(Session session, Journal journal, IReadOnlyList<AppliedTable> tables, CancellationToken cancellationToken)
    {
        var names = tables.Select(table => table.Schema.QuotedRoot).ToHashSet(StringComparer.Ordinal);
        var reactions = await Reactions.ReadAsync(session.Connection, cancellationToken);
        var (keys, remakes) = reactions.Yielding(names);
        var off = reactions.TriggersOf(names).And(keys);
        // What is made again is another object to the server, and is to say the same.
        var before = remakes ? await SchemaObjects.ReadAsync(session.Connection, cancellationToken) : null;
        var known = remakes && await journal.IsRunningAsync(cancellationToken) && (await journal.SchemaChangesAsync(cancellationToken)).Count == 0;
        await session.Connection.ExecuteAllAsync(off.Off, cancellationToken);
        return new ReactionsAside(session, journal, off, before, known);
    }

    /// <summary>Puts all of it back.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAllAsync(aside.On, cancellationToken);
        if (objects is not null && SchemaObjects.Differences(objects, await SchemaObjects.ReadAsync(session.Connection, cancellationToken)) is { Count: > 0 } differences)
            throw new ProblemException(DatabaseProblems.ChangesUnfit(session.Place, "The schema could not be put back as it was: " + string.Join(", ", differences)));
        if (adopts)
            await journal.AdoptAsync(cancellationToken);
    }
}
