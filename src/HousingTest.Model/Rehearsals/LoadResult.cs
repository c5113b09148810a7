using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary>What came of a load. Without times and paths of a machine: the same inputs give the same bytes.</summary>
/// <param name="Name">The load's name.</param>
/// <param name="Into">The entity that the rows went into.</param>
/// <param name="Read">Rows that the extract has.</param>
/// <param name="LeftOut">Those of them that the filters leave out.</param>
/// <param name="Written">Rows that were written: all that count and were not rejected; or none, when one rejected row stops the load.</param>
/// <param name="Rejected">Rows that could not be loaded, in the extract's order; a row is there once for each field that is wrong with it.</param>
/// <param name="Skips">True when rejected rows are left out and the others written.</param>
/// <param name="Extract">Path of the extract, relative to the repository.</param>
/// <param name="Digest">SHA-256 of the extract, as 64 lower-case hexadecimal digits.</param>
public sealed record LoadResult(
    string Name, string Into, long Read, long LeftOut, long Written, IReadOnlyList<RejectedRow> Rejected, bool Skips, string Extract, string Digest)
{
    /// <summary>How many rows could not be loaded.</summary>
    [JsonIgnore]
    public long RejectedRows => Rejected.Select(row => row.Line).Distinct().LongCount();

    /// <summary>Why the load did not do its work; null when it did. A step with a load whose problem is not null has failed.</summary>
    public Problem? Problem { get; init; }
}

/// <summary>A row that could not be loaded, by one field of it.</summary>
/// <param name="Line">Its line in the extract, counted from 1.</param>
/// <param name="Field">The entity's field; empty when the row as a whole cannot be read.</param>
/// <param name="Value">What stands there in the extract; empty for nothing.</param>
/// <param name="Why">What is wrong with it, in a few words.</param>
public sealed record RejectedRow(long Line, string Field, string Value, string Why);
