using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Environments;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

/// <summary>A go-live as a project lives it, typed at the command line: what fails, what is gone back to, what is mended, what is taken out. On every engine it is the same story to the letter.</summary>
[Trait("needs", "server")]
public sealed partial class GoLiveStoryTests : CommandLineTest, IAsyncDisposable
{
    /// <summary>Direct debits come early and nobody checks them, until the last step does.</summary>
    private const string Late = """
        plan: go-live-late
        about: A fault that comes early and is found at the end
        environment: embedded
        release: 2026.1
        estate: none
        steps:
          - step: Properties
            load: loads/properties.yaml
            checks: [{ reconcile: reconciliations/properties.yaml }]
          - step: People and addresses
            load: [loads/people.yaml, loads/addresses.yaml]
            checks: [{ reconcile: reconciliations/people.yaml }, { reconcile: reconciliations/addresses.yaml }]
          - step: Tenancies and households
            load: [loads/tenancies.yaml, loads/households.yaml]
            checks: [{ reconcile: reconciliations/tenancies.yaml }, { reconcile: reconciliations/households.yaml }]
          - step: Rent accounts
            load: loads/accounts.yaml
            checks: [{ reconcile: reconciliations/accounts.yaml }]
          - step: Direct debits
            load: loads-faulty/direct-debits.yaml
          - step: Charges
            load: [loads/charges.yaml, loads/garage-charges.yaml]
            checks: [{ reconcile: reconciliations/charges.yaml }, { reconcile: reconciliations/garage-charges.yaml }]
          - step: Transactions and agreements
            load: [loads/transactions.yaml, loads/agreements.yaml]
            checks: [{ reconcile: reconciliations/balances.yaml }, { reconcile: reconciliations/agreements.yaml }]
          - step: Repairs and appointments
            load: [loads/repairs.yaml, loads/appointments.yaml]
            checks: [{ reconcile: reconciliations/repairs.yaml }, { reconcile: reconciliations/appointments.yaml }]
          - step: First debit run
            job: weekly debit run
            with: { week starting: 2026-04-06 }
            checks: [{ reconcile: reconciliations/first-week.yaml }, { reconcile: reconciliations/balances.yaml }]
          - step: Sign-off
            manual: The head of income looks at everything once more
            checks: [{ reconcile: reconciliations/direct-debits.yaml }]

        """;

    private readonly TemporaryFolder _fixtures = new();
    private readonly StringBuilder _story = new();
    private string _rehearsal = "";

    public GoLiveStoryTests()
    {
        foreach (var folder in (string[])["legacy", "plans/loads", "plans/loads-faulty", "plans/reconciliations"])
        {
            Directory.CreateDirectory(_fixtures[folder]);
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "fixtures", folder)))
                File.Copy(file, _fixtures[$"{folder}/{Path.GetFileName(file)}"]);
        }
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task Each_fault_is_found_by_the_step_that_brought_it_and_mended_it_goes_on_to_the_end(string environment)
    {
        var plan = Begin("go-live-faulty", File.ReadAllText(Path.Combine(Repository.Root, "fixtures", "plans", "go-live-faulty.yaml")), environment);
        await TellAsync(1, "rehearse", plan, "--environment", environment, "--as", _rehearsal);
        foreach (var load in (string[])["addresses", "tenancies", "households", "charges", "direct-debits", "repairs"])
        {
            Mend(plan, load);
            await TellAsync(1, "rehearse", "resume", "--rehearsal", _rehearsal);
        }

        await TellAsync(0, "rehearse", "resume", "--rehearsal", _rehearsal, "--done", "sign-off", "--by", "A. Head of Income");

        Approval.Verify(_story.ToString(), "story-faults");
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task A_fault_that_is_found_at_the_end_is_taken_out_where_it_came_in_and_all_other_work_is_kept(string environment)
    {
        var plan = Begin("go-live-late", Late, environment);
        await TellAsync(1, "rehearse", plan, "--environment", environment, "--as", _rehearsal);
        await TellAsync(1, "rehearse", "resume", "--rehearsal", _rehearsal, "--done", "sign-off");
        await TellAsync(1, "rehearse", "undo", "rent-accounts", "--rehearsal", _rehearsal);
        await TellAsync(0, "rehearse", "undo", "direct-debits", "--rehearsal", _rehearsal);
        await TellAsync(1, "checkpoint", "diff", $"{_rehearsal}/009", $"{_rehearsal}/011");
        Mend(plan, "direct-debits");
        await TellAsync(1, "rehearse", "resume", "--rehearsal", _rehearsal);
        await TellAsync(0, "rehearse", "resume", "--rehearsal", _rehearsal, "--done", "sign-off");
        await TellAsync(1, "checkpoint", "diff", $"{_rehearsal}/009", $"{_rehearsal}/013");

        Approval.Verify(_story.ToString(), "story-undo");
    }

    public ValueTask DisposeAsync()
    {
        Forget();
        _fixtures.Dispose();
        // xunit calls this one alone where there are both.
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A plan of the story's own, and the name of its rehearsal, which is as long on every engine, since lines are wrapped by their length.</summary>
    private string Begin(string name, string plan, string environment)
    {
        Assert.SkipWhen(environment is "postgres" && PostgresPrograms.TryFind() is null, "PostgreSQL is not installed (on Debian: apt-get install postgresql)");
        _rehearsal = $"story-of-{name}-{environment}";
        Forget();
        return _fixtures.Write($"plans/{name}.yaml", plan);
    }

    /// <summary>As somebody would mend it: the plan names the right load.</summary>
    private void Mend(string plan, string load)
    {
        var (wrong, right) = ($"loads-faulty/{load}.yaml", $"loads/{load}.yaml");
        File.ReadAllText(plan).ShouldContain(wrong);
        File.WriteAllText(plan, File.ReadAllText(plan).Replace(wrong, right, StringComparison.Ordinal));
        _story.Append($"\n~ {wrong} → {right}\n");
    }

    private async Task TellAsync(int exitCode, params IReadOnlyList<string> arguments)
    {
        var result = await RunAsync(arguments);
        result.ExitCode.ShouldBe(exitCode, $"{_story}{result}");
        _story.Append(Told($"\n$ ./housingtest {string.Join(' ', arguments.Select(argument => argument.Contains(' ') ? $"\"{argument}\"" : argument))}\n{result.Output}"));
    }

    private string Told(string text)
    {
        var whole = Wrapped().Replace(text, " ");
        var named = Scrubbed(whole).Replace(_fixtures.Path, "{folder}", StringComparison.Ordinal).Replace(_rehearsal, "{rehearsal}", StringComparison.Ordinal);
        return Engine().Replace(Time().Replace(named, "{time}"), "{environment}");
    }

    private void Forget()
    {
        var folder = Path.Combine(Repository.Workspace.Rehearsals, _rehearsal);
        if (_rehearsal.Length > 0 && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    // What a step took, and where this machine has its temporary folders, decides where a line is wrapped.
    [GeneratedRegex(@"\n {10,}(?=[^ ])", RegexOptions.None, 1000)]
    private static partial Regex Wrapped();

    [GeneratedRegex(@"[0-9]+(\.[0-9] s| min [0-9]{2} s| min)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex("embedded|postgres", RegexOptions.None, 1000)]
    private static partial Regex Engine();
}
