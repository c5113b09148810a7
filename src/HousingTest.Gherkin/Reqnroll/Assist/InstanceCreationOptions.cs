namespace Reqnroll.Assist;

/// <summary>How strictly objects are made of a table.</summary>
public class InstanceCreationOptions
{
    /// <summary>Whether a column that names no member is refused; otherwise it is left aside.</summary>
    public bool VerifyAllColumnsBound { get; set; }

    /// <summary>Whether that check takes capitals and small letters for the same.</summary>
    public bool VerifyCaseInsensitive { get; set; }

    /// <summary>Whether a constructor is used only when the table has a column for each of its parameters.</summary>
    public bool RequireTableToProvideAllConstructorParameters { get; set; }
}
