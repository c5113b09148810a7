using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>What one transaction changed.</summary>
/// <param name="Id">The server's number for it; null where it is not told.</param>
/// <param name="Writer">Login and program, as <see cref="Writer.Name"/>; null where it is not told.</param>
/// <param name="Changes">Net changes, ordered by table and then by when a row was first touched.</param>
public sealed record TransactionChanges(string? Id, string? Writer, IReadOnlyList<RowChange> Changes);
