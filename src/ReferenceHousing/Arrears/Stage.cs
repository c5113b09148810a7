namespace ReferenceHousing.Arrears;

/// <summary>The rungs of the arrears ladder, as the database writes them, lowest first, and what comes after the tenancy.</summary>
public static class Stage
{
    public const string None = "NONE";
    public const string TextMessage = "TEXT_MESSAGE";
    public const string Letter1 = "LETTER_1";
    public const string Letter2 = "LETTER_2";
    public const string Notice = "NOTICE";
    public const string CourtWarning = "COURT_WARNING";
    public const string Court = "COURT";

    /// <summary>The tenancy has ended: what is still owed is pursued elsewhere, and no longer by the ladder.</summary>
    public const string FormerTenant = "FORMER_TENANT";

    public static readonly IReadOnlyList<string> All = [None, TextMessage, Letter1, Letter2, Notice, CourtWarning, Court, FormerTenant];
}
