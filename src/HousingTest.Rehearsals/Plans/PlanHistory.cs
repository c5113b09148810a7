using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Holds a plan against what has run of it.</summary>
internal static class PlanHistory
{
    /// <summary>What was changed of the plan that has run already; empty when nothing was.</summary>
    public static IReadOnlyList<Problem> Changes(RehearsalPlan plan, IReadOnlyList<DoneStep> done, IReadOnlySet<string> takenOut, Func<PlanStep, string> digest)
    {
        var problems = new List<Problem>();
        foreach (var one in done)
        {
            if (plan.Find(one.Step) is not { } step)
                problems.Add(RehearsalProblems.StepGone(plan, one.Step));
            else if (!string.Equals(digest(step), one.Digest, StringComparison.Ordinal))
                problems.Add(RehearsalProblems.StepChanged(plan, step, $"it ran as something else, and {one.Checkpoint} is what it left"));
        }

        // One that was taken out and ran again ran later than it stands.
        var inOrder = done.Where(one => !takenOut.Contains(one.Step) && plan.NumberOf(one.Step) > 0).Select(one => plan.Steps[plan.NumberOf(one.Step) - 1]).ToList();
        foreach (var (earlier, step) in inOrder.Zip(inOrder.Skip(1)).Where(pair => plan.NumberOf(pair.Second.Id) < plan.NumberOf(pair.First.Id)))
            problems.Add(RehearsalProblems.StepsTurned(plan, step, earlier));

        var last = done.Select(one => plan.NumberOf(one.Step)).DefaultIfEmpty(0).Max();
        problems.AddRange(plan.Steps.Take(last)
            .Where(step => done.All(one => !string.Equals(one.Step, step.Id, StringComparison.Ordinal)) && !takenOut.Contains(step.Id))
            .Select(step => RehearsalProblems.OrderChanged(plan, step)));
        return problems;
    }
}
