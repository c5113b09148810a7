namespace HousingTest.Databases.SqlServer;

/// <summary>Which trigger fires first or last. A server that cannot be told fires them by name.</summary>
internal static class TriggerOrder
{
    /// <summary>The statement that sets it.</summary>
    /// <param name="trigger">The trigger as SQL says it.</param>
    /// <param name="order"><c>First</c> or <c>Last</c>.</param>
    /// <param name="statement">The kind of statement for which it is so.</param>
    public static string Set(string trigger, string order, string statement) =>
        $"IF OBJECT_ID(N'sys.sp_settriggerorder') IS NOT NULL EXEC sys.sp_settriggerorder @triggername = {Sql.Literal(trigger)}, @order = N'{order}', @stmttype = N'{statement}'";
}
