using HousingTest.Model;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// The counters of AUTOINCREMENT: a table that no trigger can watch, so a mark keeps a copy. A deleted row's number is not given again, therefore
/// the counters differ after a rewind unless they are set back.
/// </summary>
internal sealed class Sequences(Session session)
{
    private const string Differing =
        """
        SELECT EXISTS (SELECT name, seq FROM sqlite_sequence EXCEPT SELECT name, seq FROM housingtest_mark_sequence WHERE mark = ?1)
            OR EXISTS (SELECT name, seq FROM housingtest_mark_sequence WHERE mark = ?1 EXCEPT SELECT name, seq FROM sqlite_sequence)
        """;

    /// <summary>SQLite makes the table with the first AUTOINCREMENT.</summary>
    public bool Exist => session.Prepare("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").Scalar() is not null;

    public void Keep(string mark)
    {
        if (Exist)
            session.Prepare("INSERT INTO housingtest_mark_sequence SELECT ?1, name, seq FROM sqlite_sequence").Run(Value.Of(mark));
    }

    public bool DifferFrom(string mark) => Exist && session.Prepare(Differing).Number(Value.Of(mark)) != 0;

    public void SetBackTo(string mark)
    {
        if (!DifferFrom(mark))
            return;
        session.Prepare("DELETE FROM sqlite_sequence").Run();
        session.Prepare("INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM housingtest_mark_sequence WHERE mark = ?1").Run(Value.Of(mark));
    }
}
