namespace HousingTest.Tests.Databases;

/// <summary>What the contract's schemas and statements need to say differently on each engine; everything else in them is SQL that all of them take.</summary>
public abstract class Dialect
{
    /// <summary>A primary key, <c>id</c>, that the database counts by itself.</summary>
    public abstract string CountedKey { get; }

    /// <summary>A floating-point number of 64 bits.</summary>
    public abstract string Real { get; }

    /// <summary>Bytes of any length.</summary>
    public abstract string Blob { get; }

    /// <summary>Where a generated column lies that the engine need not store.</summary>
    public abstract string Virtual { get; }

    /// <summary>Types as the engine tells them: of <see cref="CountedKey"/>, of INTEGER, and of TEXT.</summary>
    public abstract (string Key, string Integer, string Text) Types { get; }

    /// <summary>Bytes as a literal.</summary>
    public abstract string Bytes(string hex);

    /// <summary>A trigger for each row; <paramref name="when"/> as in <c>AFTER UPDATE OF balance</c>.</summary>
    public abstract string Trigger(string name, string when, string table, string body);

    /// <summary>Two tables that refer to each other, one of which refers to itself: <c>block</c> and <c>person</c>.</summary>
    public abstract string Circle { get; }

    /// <summary>Rows for them, and what changes them: with foreign keys looked at when the transaction ends.</summary>
    public virtual (string Rows, string Changes) CircleRows => (
        "BEGIN; INSERT INTO block VALUES (1, 1), (2, NULL); INSERT INTO person VALUES (1, 1, 1), (2, 2, 1); COMMIT;",
        "BEGIN; DELETE FROM person; DELETE FROM block; INSERT INTO block VALUES (7, 7); INSERT INTO person VALUES (7, 7, 7); COMMIT;");

    /// <summary>What the engine calls the constraint that a second row of a primary key breaks.</summary>
    public virtual string KeyRefused => "UNIQUE CONSTRAINT";

    /// <summary>Statements over <see cref="RandomHistory"/>'s tables, with three places for numbers and letters.</summary>
    public abstract IReadOnlyList<string> RandomStatements { get; }

    /// <summary>Whether the engine tells one transaction's changes from another's.</summary>
    public virtual bool TellsTransactions => false;

    /// <summary>Whether the engine tells who writes.</summary>
    public virtual bool TellsWriters => false;

    /// <summary>The contract's SQL in the engine's own words, for what is given to our side of a test copy; what the system runs is put into them by its copy.</summary>
    public virtual string Say(string sql) => sql;
}
