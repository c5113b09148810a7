namespace HousingTest.Environments;

/// <summary>How a test copy was put back.</summary>
/// <param name="Rows">Rows that were touched since the mark and put back; 0 when restored.</param>
/// <param name="Restored">True when the journal could not do it and the whole database was restored.</param>
/// <param name="Why">Why it was restored; null otherwise.</param>
/// <param name="Verified">True when the fingerprint was taken and is the mark's.</param>
public sealed record PutBackResult(int Rows, bool Restored, string? Why, bool Verified);
