using System.CommandLine;
using HousingTest.Cli.Rehearsals;
using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Reports;

namespace HousingTest.Cli.Commands;

/// <summary><c>rehearse</c>: an implementation, practised step by step.</summary>
public static class RehearseCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var plan = new Argument<string>("PLAN") { Description = "A name in fixtures/plans/, or a .yaml file" };
        var from = new Option<string?>("--from") { Description = "Go back to before this step, and go on from there; what came after stays as checkpoints", HelpName = "STEP" };
        var environment = new Option<string?>("--environment") { Description = "A file in environments/; without it the plan's own", HelpName = "NAME" };
        var name = new Option<string?>("--as") { Description = "What the rehearsal is called; without it by the plan", HelpName = "NAME" };
        var (prove, workers, by, json) = (ProveRollback(), SharedOptions.Workers(), By(), SharedOptions.Json());
        var command = new HousingCommand(
            "rehearse", "Practise an implementation step by step, with checkpoints that can be gone back to.",
            "A step runs, its checks are made on what it left, and a checkpoint is taken. When a check fails, that state is kept to be looked into, and work goes on from the last one that worked.\n"
            + "All of it lies in rehearsals/NAME. What a plan can say: docs/rehearsals.md.\n"
            + "Exit code 0 every step has run and its checks hold, 1 a step failed or waits for a person, 2 it could not be done.",
            "./housingtest rehearse go-live",
            "./housingtest rehearse go-live --environment postgres",
            "./housingtest rehearse go-live --from rent-accounts",
            "./housingtest rehearse status",
            "./housingtest rehearse undo direct-debits") { plan, from, environment, name, prove, workers, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "rehearse", parsed.GetValue(json), async () =>
        {
            var read = PlanFile.Read(surroundings.Workspace.Root, parsed.GetValue(plan)!);
            var desk = new RehearsalDesk(surroundings, parsed.GetValue(by), parsed.GetValue(workers));
            await using var rehearsal = await desk.OpenAsync(read, parsed.GetValue(environment), parsed.GetValue(name), "rehearse");
            var asked = surroundings.Interrupt.Asked;
            if (parsed.GetValue(from) is { } step)
                rehearsal.GoBackTo(Find(read, step));
            else if (rehearsal.State is { Head: not null } under && under.Lineage(under.Head).Count > 1)
                throw RehearsalProblems.UnderWay(rehearsal.Folder.Name, RehearsalScreen.Told(rehearsal.Read()));
            await rehearsal.BeginAsync(asked);
            return await RehearsalAnswer.OfAsync(surroundings, "rehearse", rehearsal, await rehearsal.GoOnAsync(new RunWish(null, parsed.GetValue(prove)), asked));
        }));
        command.Add(Status(surroundings));
        command.Add(Resume(surroundings));
        command.Add(Undo(surroundings));
        command.Add(Bisect(surroundings));
        command.Add(DrillCommand(surroundings));
        command.Add(Report(surroundings));
        return command;
    }

    private static HousingCommand Status(Surroundings surroundings)
    {
        var (name, json) = (Named(), SharedOptions.Json());
        var command = new HousingCommand("status", "Show how a rehearsal stands: its steps, what failed, what is next.", "Nothing is started.", "./housingtest rehearse status", "./housingtest rehearse status --rehearsal go-live-postgres") { name, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "rehearse status", parsed.GetValue(json), () =>
            Task.FromResult(RehearsalAnswer.Status(surroundings, RehearsalFolder.Find(surroundings.Workspace, parsed.GetValue(name))))));
        return command;
    }

    private static HousingCommand Resume(Surroundings surroundings)
    {
        var (name, prove, workers, by, json) = (Named(), ProveRollback(), SharedOptions.Workers(), By(), SharedOptions.Json());
        var done = new Option<string?>("--done") { Description = "The step that waited for a person, and has been done", HelpName = "STEP" };
        var command = new HousingCommand(
            "resume", "Go on with a rehearsal from the last state that worked.",
            "Exit code 0 every step has run and its checks hold, 1 a step failed or waits for a person, 2 it could not be done.",
            "./housingtest rehearse resume",
            "./housingtest rehearse resume --done sign-off --by \"A. Head of Income\"") { name, done, prove, workers, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "rehearse resume", parsed.GetValue(json), async () =>
        {
            await using var rehearsal = await new RehearsalDesk(surroundings, parsed.GetValue(by), parsed.GetValue(workers)).OpenAsync(parsed.GetValue(name), "rehearse resume");
            var asked = surroundings.Interrupt.Asked;
            await rehearsal.BeginAsync(asked);
            return await RehearsalAnswer.OfAsync(surroundings, "rehearse resume", rehearsal, await rehearsal.GoOnAsync(new RunWish(parsed.GetValue(done), parsed.GetValue(prove)), asked));
        }));
        return command;
    }

    private static HousingCommand Undo(Surroundings surroundings)
    {
        var step = new Argument<string>("STEP") { Description = "The step that is to be taken out: its name or number" };
        var with = new Option<string[]>("--with") { Description = "Take this step out too; may be given again", HelpName = "STEP", AllowMultipleArgumentsPerToken = true };
        var (name, workers, by, json) = (Named(), SharedOptions.Workers(), By(), SharedOptions.Json());
        var command = new HousingCommand(
            "undo", "Take out what an earlier step did, and keep the work that was done after it.",
            "Where later work stands on it, nothing is changed, and every row that keeps it from being done is listed. The checks of the steps that are kept are made again.\n"
            + "Exit code 0 taken out, 1 it cannot be, and nothing was changed, 2 it could not be tried.",
            "./housingtest rehearse undo direct-debits",
            "./housingtest rehearse undo charges --with first-debit-run") { step, with, name, workers, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "rehearse undo", parsed.GetValue(json), async () =>
        {
            await using var rehearsal = await new RehearsalDesk(surroundings, parsed.GetValue(by), parsed.GetValue(workers)).OpenAsync(parsed.GetValue(name), "rehearse undo");
            var steps = new[] { parsed.GetValue(step)! }.Concat(parsed.GetValue(with) ?? []).Select(named => Find(rehearsal.Plan, named)).DistinctBy(one => one.Id, StringComparer.Ordinal).ToList();
            return await RehearsalAnswer.OfAsync(surroundings, rehearsal, steps, await rehearsal.UndoAsync(steps, surroundings.Interrupt.Asked));
        }));
        return command;
    }

    private static HousingCommand Bisect(Surroundings surroundings)
    {
        var check = new Option<string>("--check") { Description = "Tags of the scenarios", HelpName = "EXPRESSION", Required = true };
        var (name, workers, by, json) = (Named(), SharedOptions.Workers(), By(), SharedOptions.Json());
        var command = new HousingCommand(
            "bisect", "Find the first step after which scenarios fail, by going to checkpoints.",
            "Each checkpoint that is looked at is looked at until it is sure. Exit code 0 the step was found, 1 there is none or it cannot be told, 2 it could not be tried.",
            "./housingtest rehearse bisect --check \"@go-live and @rents\"") { check, name, workers, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "rehearse bisect", parsed.GetValue(json), async () =>
        {
            await using var rehearsal = await new RehearsalDesk(surroundings, parsed.GetValue(by), parsed.GetValue(workers)).OpenAsync(parsed.GetValue(name), "rehearse bisect");
            return await RehearsalAnswer.OfAsync(surroundings, rehearsal, await rehearsal.BisectAsync(parsed.GetValue(check)!, surroundings.Interrupt.Asked));
        }));
        return command;
    }

    private static HousingCommand DrillCommand(Surroundings surroundings)
    {
        var smoke = new Option<string?>("--smoke") { Description = "Tags of the scenarios that show that the system works; without it the plan's own", HelpName = "EXPRESSION" };
        var (name, workers, by, json) = (Named(), SharedOptions.Workers(), By(), SharedOptions.Json());
        var command = new HousingCommand(
            "drill", "Practise a disaster: restore the newest checkpoint in a fresh place, start the system, run the smoke scenarios, and tell how long it took and what would be lost.",
            "Exit code 0 the system works on what was restored, 1 it does not, 2 nothing could be restored.",
            "./housingtest rehearse drill",
            "./housingtest rehearse drill --smoke @first-look") { smoke, name, workers, by, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "rehearse drill", parsed.GetValue(json), async () =>
        {
            await using var rehearsal = await new RehearsalDesk(surroundings, parsed.GetValue(by), parsed.GetValue(workers)).OpenAsync(parsed.GetValue(name), "rehearse drill");
            return await RehearsalAnswer.OfAsync(surroundings, rehearsal, await rehearsal.DrillAsync(parsed.GetValue(smoke) ?? rehearsal.Plan.Smoke, surroundings.Interrupt.Asked));
        }));
        return command;
    }

    private static HousingCommand Report(Surroundings surroundings)
    {
        var (name, json) = (Named(), SharedOptions.Json());
        var command = new HousingCommand(
            "report", "Make the page of a rehearsal: timeline, checks, durations against budget, checkpoints, what was undone, and what it means for the real cut-over.", "Nothing is started.",
            "./housingtest rehearse report") { name, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "rehearse report", parsed.GetValue(json), () =>
            RehearsalAnswer.ReportAsync(surroundings, RehearsalFolder.Find(surroundings.Workspace, parsed.GetValue(name)))));
        return command;
    }

    private static PlanStep Find(RehearsalPlan plan, string named) => plan.Find(named) ?? throw RehearsalProblems.NoStep(plan, named);

    private static Option<string?> Named() => new("--rehearsal") { Description = "Name of a folder in rehearsals/; without it the one that was worked on last", HelpName = "NAME" };

    private static Option<bool> ProveRollback() => new("--prove-rollback") { Description = "Apply each step, take it back and apply it again, and compare: a way back that was never tried does not exist" };

    private static Option<string?> By() => new("--by") { Description = "Whose acts they are, for the ledger; without it the user of this machine", HelpName = "NAME" };
}
