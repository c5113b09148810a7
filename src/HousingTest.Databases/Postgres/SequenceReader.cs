using System.Globalization;

namespace HousingTest.Databases.Postgres;

/// <summary>Where the system's sequences stand, read without the journal's function, which is there only while the journal runs.</summary>
internal sealed class SequenceReader(Connection connection)
{
    private const string Names =
        $"SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND {Sql.OfTheSystem} ORDER BY 1, 2";

    private const int AtOnce = 100;

    public async Task<IReadOnlyList<CheckpointSequence>> ReadAsync(CancellationToken cancellationToken)
    {
        var sequences = new List<CheckpointSequence>();
        foreach (var some in (await connection.RowsAsync(Names, cancellationToken)).Chunk(AtOnce))
        {
            var rows = await connection.RowsAsync(
                string.Join(" UNION ALL ", some.Select(row => $"SELECT {Sql.Literal(row[0]!)}, {Sql.Literal(row[1]!)}, last_value, is_called FROM {Sql.Quote(row[0]!, row[1]!)}")),
                cancellationToken);
            sequences.AddRange(rows.Select(row => new CheckpointSequence(row[0]!, row[1]!, long.Parse(row[2]!, CultureInfo.InvariantCulture), row[3] is "t")));
        }

        return sequences;
    }
}
