namespace HousingTest.Databases;

/// <summary>How a database went back to a mark.</summary>
/// <param name="Rows">Rows that were touched since the mark and put back; 0 when restored.</param>
/// <param name="Restored">True when the journal could not do it and the whole database was restored.</param>
/// <param name="Why">Why it was restored, for people; null otherwise.</param>
public sealed record RewindResult(int Rows, bool Restored, string? Why);
