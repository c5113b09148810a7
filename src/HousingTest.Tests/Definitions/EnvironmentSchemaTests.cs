using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>The JSON schema by which editors complete environments: it says what the reader of environments says.</summary>
public sealed class EnvironmentSchemaTests
{
    private const string Copy = EnvironmentFileTests.Whole;

    private const string Hosted = """
        environment: hosted
        map: maps/reference.yaml
        address from: HOUSING_ADDRESS
        marker: { path: /test, says: this is a test system }
        version: /version
        references: 99
        messages at: 8025
        answers within: 2 min
        browser: chromium

        """;

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "environments", "environment.schema.json"));

    private readonly EditorSchema _schema = new(Text);

    [Fact]
    public void Every_environment_of_the_repository_fits_it()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "environments"), "*.yaml").Where(file => !file.EndsWith("live-guard.yaml", StringComparison.Ordinal)).ToList();

        files.ShouldNotBeEmpty();
        foreach (var file in files)
            _schema.Refused(File.ReadAllText(file)).ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData(Copy, "browser:", "browser:")]
    [InlineData(Copy, "engine: sqlite\n  file: \"{copy}/housing.db\"", "engine: postgres\n  server from: HOUSINGTEST_POSTGRES")]
    [InlineData(Copy, "engine: sqlite\n  file: \"{copy}/housing.db\"", "engine: sqlserver\n  server from: HOUSINGTEST_SQLSERVER\n  shadow copies: [audit, rents.charge]")]
    [InlineData(Copy, "engine: sqlite\n  file: \"{copy}/housing.db\"", "engine: postgres\n  server from: HOUSINGTEST_POSTGRES\n  reset: respawn")]
    [InlineData(Copy, "engine: sqlite\n  file: \"{copy}/housing.db\"", "engine: sqlserver\n  server from: HOUSINGTEST_SQLSERVER\n  reset: rewind\n  started by: testcontainers")]
    [InlineData(Copy, "clock start: 2026-04-06T08:00:00Z\n", "")]
    [InlineData(Copy, "browser:", "data: real\nbrowser:")]
    [InlineData(Copy, "estate: { recipe: small, seed: 20260401 }\n", "policy: strict.yaml\nrelease: 2026.1\nfeatures: ours\nfiles: [ours/settings.php]\n")]
    [InlineData(Copy, "  within: 30 s\n", "  within: 500 ms\n  answers within: 2 min\n  memory: 2 GB\n  needs: { php: install php }\n  before: [[php, install.php]]\n")]
    [InlineData(Hosted, "browser:", "browser:")]
    [InlineData(Hosted, "address from: HOUSING_ADDRESS", "address: https://housing-test.example.org")]
    [InlineData(Hosted, "references: 99\nmessages at: 8025\n", "password from: PASSWORD\npolicy: strict.yaml\n")]
    public void What_the_reader_accepts_the_schema_accepts(string of, string old, string changed)
    {
        var text = Changed(of, old, changed);

        _schema.Refused(text).ShouldBeEmpty();
        Reads(text).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Copy, "browser: chromium", "browser: lynx")]
    [InlineData(Copy, "browser:", "data: live\nbrowser:")]
    [InlineData(Copy, "environment: embedded\n", "")]
    [InlineData(Copy, "engine: sqlite", "engine: oracle")]
    [InlineData(Copy, "engine: sqlite", "engine: postgres")]
    [InlineData(Copy, "engine: sqlite", "shadow copies: [audit]\n  engine: sqlite")]
    [InlineData(Copy, "engine: sqlite", "reset: respawn\n  engine: sqlite")]
    [InlineData(Copy, "engine: sqlite\n  file: \"{copy}/housing.db\"", "engine: postgres\n  server from: HOUSINGTEST_POSTGRES\n  reset: truncate")]
    [InlineData(Copy, "engine: sqlite\n  file: \"{copy}/housing.db\"", "engine: postgres\n  server from: HOUSINGTEST_POSTGRES\n  started by: testcontainers")]
    [InlineData(Copy, "engine: sqlite", "server from: HOUSINGTEST_POSTGRES\n  engine: sqlite")]
    [InlineData(Copy, "  file: \"{copy}/housing.db\"\n", "")]
    [InlineData(Copy, "  ready: /health", "  ready: health")]
    [InlineData(Copy, "  within: 30 s", "  within: 30")]
    [InlineData(Copy, "  within: 30 s", "  wihtin: 30 s")]
    [InlineData(Copy, "seed: 20260401", "seed: soon")]
    [InlineData(Copy, "browser:", "version: /version\nbrowser:")]
    [InlineData(Copy, "browser:", "answers within: 30 s\nbrowser:")]
    [InlineData(Hosted, "browser:", "clock start: 2026-04-06T08:00:00Z\nbrowser:")]
    [InlineData(Hosted, "browser:", "address: https://housing-test.example.org\nbrowser:")]
    [InlineData(Hosted, "references: 99", "references: H-9")]
    [InlineData(Hosted, "messages at: 8025", "messages at: here")]
    [InlineData(Hosted, "{ path: /test,", "{ paths: /test,")]
    public void What_the_schema_refuses_the_reader_refuses(string of, string old, string changed)
    {
        var text = Changed(of, old, changed);

        _schema.Refused(text).ShouldNotBeEmpty();
        Reads(text).ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_an_environment_can_say_is_described()
    {
        EditorSchema.Undescribed(Text).ShouldBeEmpty();
    }

    private static string Changed(string of, string old, string changed)
    {
        of.ShouldContain(old);
        return of.Replace(old, changed, StringComparison.Ordinal);
    }

    private static bool Reads(string text)
    {
        try
        {
            EnvironmentFile.Parse(text, "environments/" + (text.Contains("environment: hosted", StringComparison.Ordinal) ? "hosted.yaml" : "embedded.yaml"));
            return true;
        }
        catch (ProblemException)
        {
            return false;
        }
    }
}
