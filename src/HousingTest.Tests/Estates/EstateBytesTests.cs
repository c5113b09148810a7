using System.Diagnostics;
using System.Globalization;
using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class EstateBytesTests
{
    /// <summary>Of 60 tenancies at the usual aims with seed 7. A change of it changes every estate: baselines recorded with one no longer hold.</summary>
    private const string Agreed = "63d392501c972b24a34557c0ae82b07c55bd82bdc57d00162ef134804267fe25";

    [Fact]
    public void The_bytes_are_those_that_were_agreed() => new Estate(Recipes.Of(60), 7).RowsDigest().ShouldBe(Agreed);

    [Fact]
    public void Another_seed_gives_other_bytes() => new Estate(Recipes.Of(60), 8).RowsDigest().ShouldNotBe(Agreed, StringComparer.Ordinal);

    [Theory]
    [InlineData("tr-TR")] // i and I are no pair
    [InlineData("cy-GB")]
    [InlineData("ar-SA")] // another calendar
    [InlineData("de-DE")] // commas in numbers
    public void The_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            new Estate(Recipes.Of(60), 7).RowsDigest().ShouldBe(Agreed);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>A process of its own, because a time zone is the whole process's.</summary>
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/St_Johns")]
    public async Task The_time_zone_changes_nothing(string zone)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(EstateBytesTests).Assembly.Location);
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(EstateBytesTests).FullName}.{nameof(The_bytes_are_those_that_were_agreed)}");
        start.ArgumentList.Add("-noColor");
        start.Environment["TZ"] = zone;
        start.Environment["LC_ALL"] = "tr_TR.UTF-8";

        using var child = Process.Start(start)!;
        try
        {
            var errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);

            child.ExitCode.ShouldBe(0, output + await errors);
            output.ShouldContain("Total: 1, Errors: 0, Failed: 0, Skipped: 0");
        }
        finally
        {
            // Given up in the middle, the child must not stay behind.
            if (!child.HasExited)
                child.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Two_enumerations_at_once_do_not_disturb_each_other()
    {
        var estate = new Estate(Recipes.Of(40), 7);
        foreach (var (one, other) in estate.Rows().Zip(estate.Rows().Skip(0)))
            one.Line().ShouldBe(other.Line());
    }

    [Fact]
    public void A_change_to_what_people_have_leaves_every_other_entity_as_it_was() =>
        Changed(("share of tenants with a phone", 0.2m)).ShouldBe(["person"]);

    [Fact]
    public void A_change_to_households_leaves_homes_rents_and_arrears_as_they_were() =>
        Changed(("share of one-person households", 0.6m)).ShouldBe(["person", "person address", "household member", "notice person"]);

    [Fact]
    public void A_change_to_charges_leaves_homes_and_people_as_they_were()
    {
        var changed = Changed(("share of accounts with a heating charge", 0.5m));
        changed.ShouldContain("charge", StringComparer.Ordinal);
        changed.Intersect(["property", "person", "tenancy", "household member"], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_person_keeps_name_and_birthday_when_contacts_are_drawn_otherwise()
    {
        var before = new EstateTables(new Estate(Recipes.Of(60), 7).Rows())["person"];
        var after = new EstateTables(new Estate(Recipes.Of(60, aims: ("share of tenants with a phone", 0.2m)), 7).Rows())["person"];
        foreach (var (one, other) in before.Zip(after))
        {
            foreach (var field in one.Table.Fields.Where(field => field is not "phone"))
                one.Text(field).ShouldBe(other.Text(field));
        }
    }

    [Fact]
    public void Identity_tells_seeds_and_recipes_apart()
    {
        var one = new Estate(Recipes.Of(60), 7).Identity;
        one.ShouldBe(new EstateIdentity("test", 7, 60, one.Digest));
        new Estate(Recipes.Of(60), 8).Identity.Digest.ShouldNotBe(one.Digest, StringComparer.Ordinal);
        new Estate(Recipes.Of(60) with { Digest = "another" }, 7).Identity.Digest.ShouldNotBe(one.Digest, StringComparer.Ordinal);
    }

    private static string[] Changed((string Name, decimal Aim) aim)
    {
        var before = new EstateTables(new Estate(Recipes.Of(150), 7).Rows());
        var after = new EstateTables(new Estate(Recipes.Of(150, aims: aim), 7).Rows());
        return [.. Estate.Tables.Select(table => table.Entity)
            .Where(entity => !before[entity].Select(RowReading.Line).SequenceEqual(after[entity].Select(RowReading.Line), StringComparer.Ordinal))];
    }
}
