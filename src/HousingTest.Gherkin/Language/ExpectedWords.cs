namespace HousingTest.Gherkin.Language;

/// <summary>Says what may come at some point of a file, in the keywords of its language.</summary>
internal static class ExpectedWords
{
    /// <summary>As part of a sentence: <c>a tag (@name), Scenario: or Rule:</c>. A comment may come anywhere, which is not worth saying.</summary>
    public static string Of(LineKinds accepted, Dialect dialect)
    {
        var words = Words(accepted, dialect).ToList();
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";
    }

    private static IEnumerable<string> Words(LineKinds accepted, Dialect dialect)
    {
        if (accepted.HasFlag(LineKinds.Language))
            yield return "a language (# language: cy-GB)";
        if (accepted.HasFlag(LineKinds.Step))
            yield return $"a step ({Steps(dialect)})";
        if (accepted.HasFlag(LineKinds.Row))
            yield return "a table row (| cell |)";
        if (accepted.HasFlag(LineKinds.Fence))
            yield return $"a text between {DocStringLines.Quotes} and {DocStringLines.Quotes}";
        if (accepted.HasFlag(LineKinds.Feature))
            yield return $"{dialect.Feature[0]}:";
        if (accepted.HasFlag(LineKinds.Examples))
            yield return $"{dialect.Examples[0]}:";
        if (accepted.HasFlag(LineKinds.Tags))
            yield return "a tag (@name)";
        if (accepted.HasFlag(LineKinds.Scenario))
            yield return $"{dialect.Scenario[0]}:";
        if (accepted.HasFlag(LineKinds.Rule))
            yield return $"{dialect.Rule[0]}:";
    }

    private static string Steps(Dialect dialect)
    {
        var words = dialect.CommonSteps;
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";
    }
}
