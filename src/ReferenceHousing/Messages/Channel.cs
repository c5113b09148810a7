namespace ReferenceHousing.Messages;

/// <summary>The ways in which a message reaches somebody, as the database writes them.</summary>
public static class Channel
{
    public const string Sms = "SMS";
    public const string Email = "EMAIL";
    public const string Letter = "LETTER";
}
