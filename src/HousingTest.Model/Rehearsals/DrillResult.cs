namespace HousingTest.Model;

/// <summary>What a drill came to.</summary>
/// <param name="Checkpoint">What was restored.</param>
/// <param name="PassedOver">Newer checkpoints that cannot be restored, with the reason.</param>
/// <param name="UpSeconds">From the beginning until the system answered, its database proved by the fingerprint.</param>
/// <param name="Seconds">Until the smoke scenarios had ended.</param>
/// <param name="Smoke">What they said; null where the plan names none.</param>
/// <param name="StepsLost">Steps that were done after the checkpoint.</param>
/// <param name="RowsLost">Rows that they had changed.</param>
/// <param name="Age">How old the checkpoint is: what was done by hand since would be lost too.</param>
/// <param name="Bytes">What it takes on the disk.</param>
public sealed record DrillResult(
    string Checkpoint, IReadOnlyList<string> PassedOver, double UpSeconds, double Seconds, CheckAnswer? Smoke, IReadOnlyList<string> StepsLost, long RowsLost, TimeSpan Age, long Bytes);
