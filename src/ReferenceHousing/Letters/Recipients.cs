using ReferenceHousing.Messages;
using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Letters;

/// <summary>Who is written to about a tenancy, and where.</summary>
internal static class Recipients
{
    /// <summary>
    /// Those who answer for the rent, tenant first, each with the address at which letters reach them today: the one that they asked for, if it
    /// is in force, and else the home that the tenancy is for. An address that they have left is never used.
    /// </summary>
    public static Task<IReadOnlyList<Recipient>> OfTenancyAsync(HousingSession session, long tenancyId, DateOnly today) =>
        session.ListAsync<Recipient>(
            $"""
            SELECT p.id AS person_id, CONCAT(p.title, ' ', p.first_name, ' ', p.last_name) AS name, p.email, p.phone,
                   COALESCE(d.address_line, h.address_line) AS address_line,
                   COALESCE(d.town, h.town) AS town,
                   COALESCE(d.postcode, h.postcode) AS postcode
            FROM household_member m
            JOIN person p ON p.id = m.person_id
            JOIN tenancy t ON t.id = m.tenancy_id
            JOIN property h ON h.id = t.property_id
            LEFT JOIN person_address d ON d.id = ({session.Dialect.First(
                1,
                """
                SELECT a.id FROM person_address a
                WHERE a.person_id = p.id AND a.from_date <= @today
                  AND (a.to_date IS NULL OR a.to_date = @notEnded OR a.to_date >= @today)
                ORDER BY a.from_date DESC, a.id DESC
                """)})
            WHERE m.tenancy_id = @tenancyId AND m.responsible = 1
            ORDER BY CASE m.role WHEN 'TENANT' THEN 0 ELSE 1 END, m.id
            """, new { tenancyId, today, notEnded = Period.NotEnded });
}
