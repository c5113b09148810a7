namespace HousingTest.Gherkin.Expressions;

/// <summary>An expression in a step definition cannot be used; the binding that holds it becomes a problem.</summary>
internal sealed class ExpressionException : Exception
{
    /// <summary>A mistake at a place of the expression.</summary>
    /// <param name="expression">The whole expression.</param>
    /// <param name="start">Place of the first character that is wrong, from 0, in code points.</param>
    /// <param name="end">Place behind the last one.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="remedy">What to do, in the imperative.</param>
    public ExpressionException(string expression, int start, int end, string what, string remedy)
        : base(what)
    {
        Column = start + 1;
        Pointer = $"{expression}\n{new string(' ', start)}{(end - start > 1 ? $"^{new string('-', end - start - 2)}^" : "^")}";
        Remedy = remedy;
    }

    /// <summary>A mistake whose place is not known.</summary>
    public ExpressionException(string what, string remedy)
        : base(what) => Remedy = remedy;

    /// <summary>Where the mistake begins, from 1; null when that is not known.</summary>
    public int? Column { get; }

    /// <summary>The expression, and beneath it a pointer to what is wrong; empty when the place is not known.</summary>
    public string Pointer { get; } = "";

    /// <summary>What to do, in the imperative.</summary>
    public string Remedy { get; }
}
