using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Access;

/// <summary>Who changed what, when. The entries of one request or job carry the same correlation id.</summary>
public sealed class AuditTrail(IHttpContextAccessor context, HousingClock clock)
{
    private readonly string _correlationId = Guid.NewGuid().ToString();

    /// <summary>Writes an entry in the transaction of the change that it tells of: both are kept or neither.</summary>
    public Task WriteAsync(HousingSession session, string action, string subject) => session.ExecuteAsync(
        """
        INSERT INTO audit_entry (at, user_name, action, subject, correlation_id)
        VALUES (@at, @user, @action, @subject, @correlation)
        """,
        new
        {
            at = clock.Instant,
            user = context.HttpContext?.User.Identity?.Name ?? "system",
            action,
            subject,
            correlation = _correlationId,
        });
}
