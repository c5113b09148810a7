namespace HousingTest.Databases.SqlServer;

/// <summary>One thing that a schema consists of.</summary>
/// <param name="Name">Kind and name, as people are told of it: <c>index home_name of home</c>.</param>
/// <param name="Text">All that it is: two that are the same have the same text.</param>
/// <param name="Stage">When it is made, where a schema is made again.</param>
/// <param name="Statements">Statements that make it, each in a batch of its own; empty for what is part of something else.</param>
internal sealed record SchemaObject(string Name, string Text, SchemaStage Stage, IReadOnlyList<string> Statements)
{
    /// <summary>True for what the harness put there.</summary>
    public bool IsOwn => Name.Contains($" {Sql.Own}.", StringComparison.Ordinal) || Name.EndsWith($" {Sql.Own}", StringComparison.Ordinal)
        || Name.Contains(TableJournal.TriggerPrefix, StringComparison.Ordinal);
}

/// <summary>The order in which a schema is made: what others need comes before them.</summary>
internal enum SchemaStage
{
    /// <summary>Schemas.</summary>
    Schema,

    /// <summary>Types of the system's own.</summary>
    Type,

    /// <summary>Sequences and synonyms.</summary>
    Sequence,

    /// <summary>Tables, views, procedures and functions, as they were made one after the other.</summary>
    Body,

    /// <summary>Keys and indexes.</summary>
    Index,

    /// <summary>Checks and foreign keys.</summary>
    Constraint,

    /// <summary>Triggers.</summary>
    Trigger,

    /// <summary>Rights and notes.</summary>
    Right,
}
