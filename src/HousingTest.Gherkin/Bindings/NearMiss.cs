using HousingTest.Gherkin.Expressions;
using HousingTest.Gherkin.Language;

namespace HousingTest.Gherkin.Bindings;

/// <summary>A step that is known but for a value that stands where another form is expected: <c>£12.5O</c> for <c>{money}</c>.</summary>
/// <param name="Binding">The step that is meant.</param>
/// <param name="Parameter">Which of its parameters the value stands for, from 0.</param>
/// <param name="Value">The value.</param>
internal sealed record NearMiss(StepBinding Binding, int Parameter, string Value)
{
    // More words are rarely a value, and rather a step that is worded otherwise; so are several that make up most of a step.
    private const int MostWords = 4;

    /// <summary>What the value should have been.</summary>
    public ParameterType Type => Binding.Pattern.Parameters![Parameter];

    /// <summary>The near miss in which the least text is wrong; null when no known step reads so but for its values.</summary>
    public static NearMiss? Find(PickleStep step, IEnumerable<StepBinding> known) => known
        .Select(binding => (binding, misfits: binding.Pattern.Misfits(step.Text)))
        .Where(miss => miss.misfits.Count > 0 && miss.misfits.All(misfit => IsValue(misfit.Text, step.Text)))
        .OrderBy(miss => miss.misfits.Sum(misfit => misfit.Text.Length))
        .ThenBy(miss => miss.binding.Expression, StringComparer.Ordinal)
        .Select(miss => new NearMiss(miss.binding, miss.misfits[0].Parameter, miss.misfits[0].Text))
        .FirstOrDefault();

    private static bool IsValue(string text, string step)
    {
        var words = text.Split(' ').Length;
        return words == 1 || (words <= MostWords && text.Length * 2 <= step.Length);
    }
}
