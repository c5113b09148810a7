namespace HousingTest.Model;

/// <summary>Parts of an outcome as people read them.</summary>
public static class OutcomeParts
{
    /// <summary><c>rows, messages, files and server errors</c>.</summary>
    public static string Say(IReadOnlyList<OutcomePart> parts)
    {
        var words = parts.Select(part => part is OutcomePart.ServerErrors ? "server errors" : part.ToString().ToLowerInvariant()).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }
}
