namespace HousingTest.Model;

/// <summary>A part of what scenarios do that can be compared, and that some releases do not let anybody see.</summary>
public enum OutcomePart
{
    /// <summary>Rows, tables and columns.</summary>
    Rows,

    /// <summary>Messages that the system sends.</summary>
    Messages,

    /// <summary>Files that the system produces.</summary>
    Files,

    /// <summary>Errors that the server writes.</summary>
    ServerErrors,
}
