using System.Globalization;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// The sequences, those behind identity and serial columns among them. What they give is not taken back with a transaction that is rolled back, so a mark keeps them all,
/// and a rewind always sets them back.
/// </summary>
internal sealed class Sequences(Session session)
{
    /// <summary>A sequence says exactly where it stands only when it is read like a table, one at a time; so a loop on the server does it.</summary>
    public const string CreateFunction =
        $$"""
        CREATE FUNCTION {{Sql.Own}}.sequences() RETURNS TABLE (schema name, name name, value bigint, called boolean) LANGUAGE plpgsql AS $housingtest$
        BEGIN
            FOR schema, name IN SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND {{Sql.OfTheSystem}}
            LOOP
                EXECUTE pg_catalog.format('SELECT last_value, is_called FROM %I.%I', schema, name) INTO value, called;
                RETURN NEXT;
            END LOOP;
        END $housingtest$
        """;

    private const string AsAtMark =
        $"""
        SELECT count(*) FROM {Sql.Own}.mark_sequence kept JOIN {Sql.Own}.sequences() now ON now.schema = kept.schema AND now.name = kept.name
        WHERE kept.mark = $1 AND (now.value, now.called) <> (kept.value, kept.called)
        """;

    private const string Kept = $"SELECT schema, name, value, called FROM {Sql.Own}.mark_sequence WHERE mark = $1 ORDER BY schema, name";

    // Some at once: a statement is planned with all of the sequences that it reads.
    private const int AtOnce = 100;

    private (string Mark, IReadOnlyList<KeptSequence> Kept, IReadOnlyList<Command> Compare)? last;

    public Task KeepAsync(string mark, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        $"INSERT INTO {Sql.Own}.mark_sequence SELECT $1, schema, name, value, called FROM {Sql.Own}.sequences()", cancellationToken, mark);

    public async Task<bool> DifferFromAsync(string mark, CancellationToken cancellationToken) =>
        await session.Connection.ScalarAsync(AsAtMark, cancellationToken, mark) is not "0";

    /// <summary>Statements that answer the numbers of the sequences that do not stand as at the mark, for <see cref="SetBackAsync"/>.</summary>
    public async Task<IReadOnlyList<Command>> CompareAsync(string mark, CancellationToken cancellationToken)
    {
        if (last is { } known && string.Equals(known.Mark, mark, StringComparison.Ordinal))
            return known.Compare;
        var kept = (await session.Connection.RowsAsync(Kept, cancellationToken, mark))
            .Select((row, number) => new KeptSequence(number, Sql.Quote(row[0]!, row[1]!), row[2]!, row[3] is "t" ? "true" : "false")).ToList();
        IReadOnlyList<Command> compare = [.. kept.Chunk(AtOnce).Select(some => Command.Asking(string.Join(" UNION ALL ", some.Select(one => one.Differs))))];
        last = (mark, kept, compare);
        return compare;
    }

    /// <summary>Sets back those that differ. Stays done when the transaction is rolled back.</summary>
    /// <param name="differing">What the statements of <see cref="CompareAsync"/> answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SetBackAsync(IEnumerable<IReadOnlyList<IReadOnlyList<string?>>> differing, CancellationToken cancellationToken)
    {
        var kept = last!.Value.Kept;
        var set = differing.SelectMany(rows => rows).Select(row => Command.Asking(kept[int.Parse(row[0]!, CultureInfo.InvariantCulture)].SetBack)).ToList();
        if (set.Count > 0)
            await session.Connection.BatchAsync(set, cancellationToken);
    }

    private sealed record KeptSequence(int Number, string Quoted, string Value, string Called)
    {
        public string Differs => string.Create(CultureInfo.InvariantCulture, $"SELECT '{Number}' FROM {Quoted} WHERE (last_value, is_called) <> ({Value}, {Called})");

        public string SetBack => $"SELECT pg_catalog.setval({Sql.Literal(Quoted)}, {Value}, {Called})::text";
    }
}
