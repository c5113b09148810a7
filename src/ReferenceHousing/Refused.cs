namespace ReferenceHousing;

/// <summary>Why the system will not do what it was asked to do.</summary>
public enum Refusal
{
    /// <summary>What was named does not exist.</summary>
    NotFound,

    /// <summary>A value is missing, malformed or out of its range.</summary>
    Invalid,

    /// <summary>It was done before, or something already there stands against it.</summary>
    Conflict,

    /// <summary>A file does not agree with itself.</summary>
    Unprocessable,
}

/// <summary>A rule said no. The message is a plain sentence for the person at the screen.</summary>
/// <param name="refusal">Kind of refusal; the API's status code follows from it.</param>
/// <param name="field">Form field to which the message belongs; empty for the whole form.</param>
/// <param name="message">What is wrong and, where it isn't plain, what would be right.</param>
public sealed class RefusedException(Refusal refusal, string field, string message) : Exception(message)
{
    public Refusal Refusal { get; } = refusal;

    public string Field { get; } = field;
}
