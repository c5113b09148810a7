namespace HousingTest.Model;

/// <summary>A file in <c>fixtures/plans/</c>: an implementation, step by step.</summary>
/// <param name="Name">As people say it: <c>go-live</c>.</param>
/// <param name="About">What it is for, in a sentence.</param>
/// <param name="Environment">The environment that it is practised in: a name in <c>environments/</c>, or a path.</param>
/// <param name="Release">The release that is in use at its start.</param>
/// <param name="Filled">True when the environment's estate is in the system at its start; false for a system that nobody is in yet.</param>
/// <param name="Smoke">Tags of the scenarios that show that the system works at all; null where the plan names none.</param>
/// <param name="Steps">Steps in their order; at least one.</param>
/// <param name="File">The file that this was read from, relative to the repository.</param>
/// <param name="Digest">SHA-256 of its text.</param>
public sealed record RehearsalPlan(
    string Name, string About, string Environment, string Release, bool Filled, string? Smoke, IReadOnlyList<PlanStep> Steps, string File, string Digest)
{
    /// <summary>A step by its id or its name, case ignored, or by its number from 1; null when there is none.</summary>
    public PlanStep? Find(string named) =>
        Steps.FirstOrDefault(step => string.Equals(step.Id, named, StringComparison.OrdinalIgnoreCase) || string.Equals(step.Name, named, StringComparison.OrdinalIgnoreCase))
        ?? (int.TryParse(named, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Steps.Count ? Steps[number - 1] : null);

    /// <summary>The number of a step, from 1; 0 when it is none of this plan's.</summary>
    public int NumberOf(string id)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (string.Equals(Steps[i].Id, id, StringComparison.Ordinal))
                return i + 1;
        }

        return 0;
    }
}

/// <summary>One step of a plan.</summary>
/// <param name="Id">The name in small letters, digits and hyphens: what commands, checkpoints and the ledger call it. No two steps share one.</param>
/// <param name="Name">As the plan says it.</param>
/// <param name="Action">What it does.</param>
/// <param name="Checks">What must hold after it, in order; may be none.</param>
/// <param name="Within">How long it may take, checks not counted; null for no budget.</param>
/// <param name="NoWayBack">Why there is no way back after it in the real cut-over; null where there is one.</param>
/// <param name="Line">Line of the plan.</param>
public sealed record PlanStep(string Id, string Name, StepAction Action, IReadOnlyList<StepCheck> Checks, TimeSpan? Within, string? NoWayBack, int Line);

/// <summary>What a step does. Paths are relative to the repository.</summary>
public abstract record StepAction
{
    private StepAction() { }

    /// <summary>In a word or two, with what it is done with: <c>sql scripts/close-accounts.sql</c>.</summary>
    public string Said => this switch
    {
        Sql sql => $"sql {string.Join(", ", sql.Files)}",
        Command command => $"command {string.Join(' ', command.Words)}",
        Job job => job.With.Count == 0 ? $"job {job.Name}" : $"job {job.Name}, {string.Join(", ", job.With.Select(with => $"{with.Key} {with.Value}"))}",
        Install install => $"install {install.Release}",
        Load load => $"load {string.Join(", ", load.Files)}",
        _ => "by hand",
    };

    /// <summary>Files that say what it does: with another content it is another step.</summary>
    public IReadOnlyList<string> Inputs => this switch
    {
        Sql sql => sql.Files,
        Load load => load.Files,
        _ => [],
    };

    /// <summary>Scripts that are run as a database administrator would, in order.</summary>
    public sealed record Sql(IReadOnlyList<string> Files) : StepAction;

    /// <summary>A program with its arguments, run in the repository's folder; words may hold the places of an environment's start, such as <c>{database}</c>.</summary>
    public sealed record Command(IReadOnlyList<string> Words) : StepAction;

    /// <summary>A job of the system map.</summary>
    /// <param name="Name">The map's word for it.</param>
    /// <param name="With">What fills its places.</param>
    public sealed record Job(string Name, IReadOnlyDictionary<string, string> With) : StepAction;

    /// <summary>Another release is installed, on the database as it is.</summary>
    public sealed record Install(string Release) : StepAction;

    /// <summary>Legacy extracts are loaded, each through its field mapping, in order.</summary>
    public sealed record Load(IReadOnlyList<string> Files) : StepAction;

    /// <summary>Something that a person does; the plan waits for it.</summary>
    public sealed record Manual(string Instruction) : StepAction;
}

/// <summary>What must hold after a step.</summary>
public abstract record StepCheck
{
    private StepCheck() { }

    /// <summary>In a word or two.</summary>
    public string Said => this switch
    {
        Scenarios scenarios => $"scenarios {scenarios.Tags}",
        Reconcile reconcile => $"reconciliation {Path.GetFileNameWithoutExtension(reconcile.File)}",
        _ => "",
    };

    /// <summary>Scenarios chosen by their tags, run on copies of what the step left.</summary>
    public sealed record Scenarios(string Tags) : StepCheck;

    /// <summary>A reconciliation, by the path of its file relative to the repository.</summary>
    public sealed record Reconcile(string File) : StepCheck;
}
