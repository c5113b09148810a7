using System.Text.Json;
using HousingTest.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary><c>run --messages</c>: the file is there, whole, and tells what ran.</summary>
[Trait("needs", "server")]
public sealed class MessagesFileTests : CommandLineTest
{
    [Fact]
    public async Task A_run_by_two_workers_is_told_with_every_attempt_that_failed_or_passed()
    {
        var feature = Write("messages.feature", """
            Feature: Payments
              Scenario: A payment is taken off once
                Given a secure tenancy at £100.00 a week
                And the rent account owes £50.00
                Then the balance of the rent account is £21.00

              Scenario: What is owed is owed
                Given a secure tenancy at £100.00 a week
                And the rent account owes £50.00
                Then the balance of the rent account is £50.00
            """);
        var messages = Write("messages.ndjson", "of an earlier run");

        var result = await RunAsync("run", feature, "--repeat", "2", "--workers", "2", "--messages", messages);

        result.ExitCode.ShouldBe(ExitCode.Bad, result.ToString());
        var told = (await File.ReadAllLinesAsync(messages, Ct)).Select(line => JsonDocument.Parse(line).RootElement.EnumerateObject().Single()).ToList();
        told.Count(one => one.NameEquals("pickle")).ShouldBe(2);
        var attempts = told.Where(one => one.NameEquals("testCaseStarted")).Select(one => one.Value.GetProperty("attempt").GetInt32());
        attempts.Order().ShouldBe([0, 0, 1, 1]);
        var failed = told.Where(one => one.NameEquals("testStepFinished")).Select(one => one.Value.GetProperty("testStepResult"))
            .Where(step => step.GetProperty("status").GetString() is not "PASSED").ToList();
        failed.Select(step => step.GetProperty("status").GetString()).ShouldBe(["FAILED", "FAILED"]);
        failed[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("£21.00");
        told.Where(one => one.NameEquals("testStepFinished")).Sum(one => Seconds(one.Value.GetProperty("testStepResult").GetProperty("duration"))).ShouldBeGreaterThan(0);
        told[^1].NameEquals("testRunFinished").ShouldBeTrue();
        told[^1].Value.GetProperty("success").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_before_anything_runs()
    {
        var result = await RunAsync("run", "--messages", "/nonexistent/folder/messages.ndjson");

        ShouldSay(result, "messages-not-written", ExitCode.Broken);
        result.Output.ShouldBeEmpty();
    }

    private static double Seconds(JsonElement duration) => duration.GetProperty("seconds").GetInt64() + (duration.GetProperty("nanos").GetInt32() / 1e9);
}
