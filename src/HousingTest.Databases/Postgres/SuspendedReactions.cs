namespace HousingTest.Databases.Postgres;

/// <summary>All triggers, rules and foreign keys out of force for a restore, where the login may not silence them: the foreign keys dropped and made again, by which the server looks at every row.</summary>
internal sealed class SuspendedReactions(IReadOnlyDictionary<string, string> objects, OutOfForce all)
{
    public static async Task<SuspendedReactions> BeginAsync(Connection connection, CancellationToken cancellationToken)
    {
        var before = await SchemaObjects.ReadAsync(connection, cancellationToken);
        var everything = (await Reactions.ReadAsync(connection, cancellationToken)).All;
        await connection.ExecuteAllAsync(everything.Off, cancellationToken);
        return new SuspendedReactions(before, everything);
    }

    /// <summary>HT-DB-010 when they are not as they were before.</summary>
    public async Task EndAsync(Session session, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAllAsync(all.On, cancellationToken);
        if (SchemaObjects.Differences(objects, await SchemaObjects.ReadAsync(session.Connection, cancellationToken)) is { Count: > 0 } differences)
            throw DatabaseProblems.NoWayBack(session.Place, "The schema could not be put back as it was: " + string.Join(", ", differences));
    }
}
