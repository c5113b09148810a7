using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Runs;
using HousingTest.Tests.Databases;
using ReferenceHousing.Schema;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

/// <summary>On the reference system's own schema and map.</summary>
public sealed class SubjectReaderTests : IAsyncLifetime
{
    private SqliteCopy _copy = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _copy = await SqliteCopy.ProvisionAsync(HousingSchema.Create);
        await _copy.SystemAsync("""
            INSERT INTO property (id, reference, uprn, address_line, town, postcode, property_type, bedrooms) VALUES (1, 'P-000001', '999900000001', '1 Fern Row', 'Llanŵydrin', 'QX1 1AA', 'HOUSE', 2);
            INSERT INTO tenancy (id, reference, property_id, tenancy_type, start_date) VALUES (1, 'T-000001', 1, 'SECURE', '2024-05-06'), (2, 'T-000002', 1, 'DEMOTED', '2024-05-06');
            INSERT INTO rent_account (id, reference, payment_reference, tenancy_id, balance_pence) VALUES (11, 'RA-000011', '0011', 1, 0), (12, 'RA-000012', '0012', 2, 0);
            INSERT INTO charge (account_id, charge_type, weekly_amount_pence, start_date) VALUES (11, 'RENT', 10000, '2024-05-06'), (11, 'HEATING', 500, '2024-05-06'), (12, 'RENT', 9000, '2024-05-06');
            INSERT INTO notice (id, account_id, notice_type, served_on, effective_on, expires_on) VALUES (5, 12, 'NOSP', '2026-03-02', '2026-03-30', '2027-03-02');
            """);
    }

    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    [Fact]
    public async Task A_transaction_is_known_by_its_account_and_the_account_by_what_is_charged_to_it()
    {
        var subjects = await ReadAsync(
            new RowChange("rent_transaction", null, Row(("id", 1), ("account_id", 11))), new RowChange("rent_transaction", null, Row(("id", 2), ("account_id", 12))));

        Of(subjects, "rent transaction", "1").On.ShouldBe(new SubjectKey("rent account", "11"));
        Of(subjects, "rent account", "11").Label.ShouldBe("RA-000011");
        Of(subjects, "rent account", "11").Traits.ShouldContain("with service charges", StringComparer.Ordinal);
        Of(subjects, "rent account", "12").Traits.ShouldNotContain("with service charges", StringComparer.Ordinal);
        Of(subjects, "rent account", "12").Traits.ShouldContain("with a notice served", StringComparer.Ordinal);
        Of(subjects, "rent account", "11").Traits.ShouldContain("of secure tenancies", StringComparer.Ordinal);
        Of(subjects, "rent account", "12").Traits.Where(trait => trait.StartsWith("of ", StringComparison.Ordinal)).ShouldBe(["of demoted tenancies"]);
    }

    [Fact]
    public async Task What_is_referred_to_is_followed_until_something_has_a_name()
    {
        var subjects = await ReadAsync(new RowChange("notice_person", null, Row(("id", 9), ("notice_id", 5), ("person_id", 1))));

        Of(subjects, "notice person", "9").On.ShouldBe(new SubjectKey("notice", "5"));
        Of(subjects, "notice", "5").On.ShouldBe(new SubjectKey("rent account", "12"));
        Of(subjects, "rent account", "12").Label.ShouldBe("RA-000012");
    }

    [Fact]
    public async Task A_table_that_the_map_does_not_know_has_no_subjects() =>
        (await ReadAsync(new RowChange("elsewhere", null, Row(("id", 1))))).ShouldBeEmpty();

    private Task<IReadOnlyList<Subject>> ReadAsync(params RowChange[] changes) =>
        new SubjectReader(_copy.Database, SystemMapFile.Read(Repository.Root, "environments/maps/reference.yaml")).ReadAsync(changes, Ct);

    private static Subject Of(IReadOnlyList<Subject> subjects, string entity, string key) =>
        subjects.Single(subject => string.Equals(subject.Entity, entity, StringComparison.Ordinal) && string.Equals(subject.Key, key, StringComparison.Ordinal));

    private static Dictionary<string, Value> Row(params (string Column, long Number)[] cells) =>
        cells.ToDictionary(cell => cell.Column, cell => Value.Of(cell.Number), StringComparer.Ordinal);
}
