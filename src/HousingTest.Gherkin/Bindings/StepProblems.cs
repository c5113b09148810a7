using HousingTest.Gherkin.Language;
using HousingTest.Model;

namespace HousingTest.Gherkin.Bindings;

/// <summary>What can be wrong with a step of a scenario, in words for the person who wrote it.</summary>
internal static class StepProblems
{
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

    public static Problem Ambiguous(Pickle pickle, PickleStep step, IReadOnlyList<StepBinding> bindings) => new(
        "HT-GHK-111",
        $"Several steps are known that read: {step}",
        Place(pickle, step),
        string.Join('\n', bindings.Select(binding => $"{binding}  ({binding.Place})")),
        "word the step so that one of them fits, or ask for one of them to be changed");

    public static Problem Unfit(Pickle pickle, PickleStep step, StepBinding binding, IReadOnlyList<object> arguments, ArgumentConverter converter)
    {
        var parameters = binding.Method.GetParameters();
        var unfit = parameters.Length == arguments.Count
            ? parameters.Zip(arguments).First(pair => !converter.CanConvert(pair.Second, pair.First.ParameterType))
            : default;
        var wantsMore = parameters.Length > arguments.Count;
        return new Problem(
            "HT-GHK-112",
            $"The step is known, and what it is given does not fit: {step}",
            Place(pickle, step),
            unfit.First is null
                ? $"{binding} takes {parameters.Length} arguments and is given {arguments.Count}"
                : $"'{unfit.Second}' is no {unfit.First.ParameterType.Name}, which {binding} takes for '{unfit.First.Name}'",
            unfit.First is not null ? "write the value in the form that the step takes" :
            wantsMore ? "write the text or table that belongs beneath the step" : "take the text or table beneath the step away");
    }

    public static Problem Unconverted(Pickle pickle, PickleStep step, string parameter, object value, Exception failure) => new(
        "HT-GHK-112",
        $"The step is known, and what it is given does not fit: {step}",
        Place(pickle, step),
        $"'{value}' for '{parameter}': {failure.Message}",
        "write the value in the form that the step takes");

    public static Problem Endless(Pickle pickle, PickleStep step, string pattern) => new(
        "HT-GHK-113", $"It takes too long to find the step that reads: {step}", Place(pickle, step), $"the expression backtracks without end: {pattern}", "ask for its step definition to be simplified");

    public static Problem Pending(Pickle pickle, PickleStep step, StepBinding binding) => new(
        "HT-GHK-114", $"The step is not finished yet: {step}", Place(pickle, step), $"its definition {binding.Place} says so", "ask for it to be finished, or leave the step out");
}
