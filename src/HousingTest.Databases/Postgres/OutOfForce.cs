namespace HousingTest.Databases.Postgres;

/// <summary>Statements that put something out of force, and those that put it back as it was: within one transaction, so that nobody else sees it and a rollback undoes it.</summary>
internal sealed record OutOfForce(IReadOnlyList<string> Off, IReadOnlyList<string> On)
{
    public static OutOfForce Nothing { get; } = new([], []);

    /// <summary>All constraints that can be, looked at only in the end.</summary>
    public static OutOfForce Deferring { get; } = new(["SET CONSTRAINTS ALL DEFERRED"], ["SET CONSTRAINTS ALL IMMEDIATE"]);

    /// <summary>Both: the other's is put out of force last, and back first.</summary>
    public OutOfForce And(OutOfForce other) => new([.. Off, .. other.Off], [.. other.On, .. On]);
}
