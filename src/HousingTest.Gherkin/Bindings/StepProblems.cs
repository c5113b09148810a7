using HousingTest.Gherkin.Language;
using HousingTest.Model;

namespace HousingTest.Gherkin.Bindings;

/// <summary>What can be wrong with a step of a scenario, in words for the person who wrote it.</summary>
internal static class StepProblems
{
    /// <summary>The id of a step whose arguments do not fit.</summary>
    public const string UnfitId = "HT-GHK-112";

    public static string Place(Pickle pickle, PickleStep step) => $"{pickle.Path}:{step.Source.Location.Line}";

    public static Problem Undefined(Pickle pickle, PickleStep step, IReadOnlyList<StepBinding> known)
    {
        var nearest = NearestSteps.To(step, known, count: 3);
        return new Problem(
            "HT-GHK-110",
            $"No step is known that reads: {step}",
            Place(pickle, step),
            nearest.Count == 0 ? "no steps are known at all" : $"the nearest known steps are:\n{string.Join('\n', nearest.Select(binding => $"  {binding}"))}",
            $"word the step as one of these, or ask for a new one:\n{StepSnippet.For(step)}");
    }

    /// <summary>A step that is known, but sets the scene where this one acts or judges, or the other way round.</summary>
    public static Problem OfAnotherKind(Pickle pickle, PickleStep step, IReadOnlyList<StepBinding> known) => new(
        "HT-GHK-110",
        $"No step is known that reads: {step}",
        Place(pickle, step),
        $"it is known as {string.Join(" and as ", known.Select(binding => binding.Kind).Distinct().Select(kind => $"a {kind}"))}, and stands here as a {step.Kind}: And and But go on with what comes before them",
        $"write {known[0].Kind} before it, or move it to where it belongs");

    public static Problem Ambiguous(Pickle pickle, PickleStep step, IReadOnlyList<StepBinding> bindings) => new(
        "HT-GHK-111",
        $"Several steps are known that read: {step}",
        Place(pickle, step),
        string.Join('\n', bindings.Select(binding => $"{binding}  ({binding.Place})")),
        "word the step so that one of them fits, or ask for one of them to be changed");

    public static Problem Unfit(Pickle pickle, PickleStep step, StepBinding binding, IReadOnlyList<object> arguments, ArgumentConverter converter)
    {
        var parameters = binding.Method.GetParameters();
        if (parameters.Length != arguments.Count)
        {
            return Unfit(
                pickle,
                step,
                $"{binding} takes {parameters.Length} arguments and is given {arguments.Count}",
                parameters.Length > arguments.Count ? "write the text or table that belongs beneath the step" : "take the text or table beneath the step away");
        }

        var (parameter, value) = parameters.Zip(arguments).First(pair => !converter.CanConvert(pair.Second, pair.First.ParameterType));
        return Unfit(
            pickle,
            step,
            $"'{value}' is no {parameter.ParameterType.Name}, which {binding} takes for '{parameter.Name}'{Expected(ExpectedForm.Of(parameter.ParameterType, converter))}",
            "write the value in the form that the step takes");
    }

    public static Problem Misfit(Pickle pickle, PickleStep step, NearMiss miss, ArgumentConverter converter)
    {
        var parameter = miss.Binding.Method.GetParameters().ElementAtOrDefault(miss.Parameter);
        var expected = ExpectedForm.Of(miss.Type);
        if (expected.Length == 0 && parameter is not null)
            expected = ExpectedForm.Of(parameter.ParameterType, converter);
        return Unfit(
            pickle,
            step,
            $"'{miss.Value}' is no {{{miss.Type.Name}}}, which {miss.Binding} takes for '{parameter?.Name}'{Expected(expected)}",
            "write the value in the form that the step takes; ./housingtest steps shows an example of each");
    }

    public static Problem Unconverted(Pickle pickle, PickleStep step, string parameter, object value, Exception failure) =>
        Unfit(pickle, step, $"'{value}' for '{parameter}': {failure.Message}", "write the value in the form that the step takes");

    private static Problem Unfit(Pickle pickle, PickleStep step, string why, string remedy) =>
        new(UnfitId, $"The step is known, and what it is given does not fit: {step}", Place(pickle, step), why, remedy);

    private static string Expected(string form) => form.Length == 0 ? "" : $"\nexpected is {form}";

    public static Problem Endless(Pickle pickle, PickleStep step, string pattern) => new(
        "HT-GHK-113", $"It takes too long to find the step that reads: {step}", Place(pickle, step), $"the expression backtracks without end: {pattern}", "ask for its step definition to be simplified");

    public static Problem Pending(Pickle pickle, PickleStep step, StepBinding binding) => new(
        "HT-GHK-114", $"The step is not finished yet: {step}", Place(pickle, step), $"its definition {binding.Place} says so", "ask for it to be finished, or leave the step out");
}
