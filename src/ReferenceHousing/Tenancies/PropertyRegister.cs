using System.Globalization;
using System.Text.RegularExpressions;
using ReferenceHousing.Access;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Tenancies;

/// <summary>Enters homes and people, which a letting then brings together.</summary>
public sealed partial class PropertyRegister(HousingDatabase database, AuditTrail audit)
{
    private static readonly string[] Types = ["FLAT", "HOUSE", "BUNGALOW", "STUDIO", "GARAGE"];

    /// <summary>Enters a home and gives its reference. Refused when there is one with this reference.</summary>
    public Task<string> AddHomeAsync(NewHome home, CancellationToken cancel)
    {
        if (!HomeReference().IsMatch(home.Reference))
            throw new RefusedException(Refusal.Invalid, "Reference", "Reference must be P- and up to twelve capital letters and digits, like P-000001");
        if (!Types.Contains(home.PropertyType))
            throw new RefusedException(Refusal.Invalid, "PropertyType", $"Property type must be one of {string.Join(", ", Types)}");
        Need("AddressLine", "Address", home.AddressLine);
        return database.WriteAsync(async session =>
        {
            if (await session.SingleAsync<long>("SELECT COUNT(*) FROM property WHERE reference = @Reference", new { home.Reference }) > 0)
                throw new RefusedException(Refusal.Conflict, "Reference", $"There is a property {home.Reference} already");
            await session.ExecuteAsync(
                """
                INSERT INTO property (reference, uprn, address_line, town, postcode, property_type, bedrooms)
                VALUES (@Reference, @Uprn, @AddressLine, @Town, @Postcode, @PropertyType, @Bedrooms)
                """, home);
            await audit.WriteAsync(session, "PROPERTY_ENTERED", home.Reference);
            return home.Reference;
        }, cancel);
    }

    /// <summary>Enters a person and gives the reference that the system chose.</summary>
    public Task<string> AddPersonAsync(NewPerson person, CancellationToken cancel)
    {
        Need("FirstName", "First name", person.FirstName);
        Need("LastName", "Last name", person.LastName);
        return database.WriteAsync(async session =>
        {
            // References of another form, as an interface or a migration brings them, number nothing of ours.
            var last = await session.SingleAsync<string?>("SELECT MAX(reference) FROM person WHERE reference < 'PE-A'");
            var reference = string.Create(
                CultureInfo.InvariantCulture, $"PE-{(last is null ? 1 : int.Parse(last.AsSpan("PE-".Length), CultureInfo.InvariantCulture) + 1):000000}");
            await session.ExecuteAsync(
                """
                INSERT INTO person (reference, title, first_name, last_name, date_of_birth, email, phone)
                VALUES (@reference, @Title, @FirstName, @LastName, @DateOfBirth, NULLIF(@Email, ''), NULLIF(@Phone, ''))
                """,
                new { reference, person.Title, person.FirstName, person.LastName, person.DateOfBirth, person.Email, person.Phone });
            await audit.WriteAsync(session, "PERSON_ENTERED", reference);
            return reference;
        }, cancel);
    }

    private static void Need(string field, string label, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RefusedException(Refusal.Invalid, field, $"{label} must be given");
    }

    [GeneratedRegex("^P-[A-Z0-9]{1,12}$")]
    private static partial Regex HomeReference();
}
