namespace HousingTest.Steps;

/// <summary>Assertions that fail in housing words.</summary>
public static class Expect
{
    /// <summary>Fails unless both are equal.</summary>
    public static void Same<T>(string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
            throw new ExpectationException($"{what}: expected {Say(expected)}, found {Say(found)}");
    }

    /// <summary>Fails with the sentence unless the condition holds.</summary>
    public static void That(bool holds, string otherwise)
    {
        if (!holds)
            throw new ExpectationException(otherwise);
    }

    private static string Say<T>(T value) => value switch
    {
        null => "nothing",
        DateOnly date => HousingDate.Say(date),
        string text => $"\"{text}\"",
        _ => value.ToString() ?? "",
    };
}
