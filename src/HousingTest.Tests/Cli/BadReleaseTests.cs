using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Releases that cannot be published, do not start, or die while they work.</summary>
[Trait("needs", "server")]
public sealed class BadReleaseTests : CommandLineTest
{
    [Fact]
    public async Task A_patch_that_does_not_apply_is_told_with_every_place_at_which_it_fails()
    {
        var patch = Write("other-release.patch", """
            --- a/Payments/CashImports.cs
            +++ b/Payments/CashImports.cs
            @@ -1,1 +1,1 @@
            -using Some.Other.Release;
            +using Some.Newer.Release;
            --- a/Payments/Cheques.cs
            +++ b/Payments/Cheques.cs
            @@ -1,1 +1,1 @@
            -// Cheques
            +// Cheques and postal orders
            """.ReplaceLineEndings("\n") + "\n");

        ShouldSay(await RunAsync("run", "--tags", "@payments", "--release", patch), "patch-does-not-apply", exitCode: 2);
    }

    [Fact]
    public async Task A_patch_that_does_not_build_is_told_with_the_compilers_first_errors()
    {
        var patch = Write("half-done.patch", SourcePatch.InsertBefore("Payments/CashImports.cs", "var digest =", "        int pence = \"a penny\";"));

        ShouldSay(await RunAsync("run", "--tags", "@payments", "--release", patch), "patch-does-not-build", exitCode: 2);
    }

    [Fact]
    public async Task A_system_that_does_not_start_is_told_with_its_last_words()
    {
        var patch = Write("unlicensed.patch", SourcePatch.InsertBefore(
            "Program.cs", "var app = builder.Build();", "Console.Error.WriteLine(\"The licence ended on 5 April 2026\"); Environment.Exit(3);"));

        ShouldSay(await RunAsync("run", "--tags", "@payments", "--release", patch), "does-not-start", exitCode: 2);

        var up = await RunAsync("up", "--release", patch);
        // The stages before it are looked at now and then, so that not each of them need be seen.
        ShouldSay(up with { Error = up.Error[up.Error.IndexOf("HT-", StringComparison.Ordinal)..] }, "up-does-not-start", exitCode: 2);
    }

    [Fact]
    public async Task A_system_that_dies_fails_the_scenario_at_which_it_did_and_is_started_again_for_the_others()
    {
        var patch = Write("dies.patch", SourcePatch.InsertBefore(
            "Payments/CashImports.cs", "INSERT INTO suspense_item", "        Environment.Exit(134);", linesAbove: 2));
        var result = await RunAsync("run", "features/payments/cash-file.feature", "--release", patch);

        ShouldSay(result, "dies", exitCode: 1);
        Approval.Verify(Scrubbed(result.Output), "dies-output");
    }
}
