using System.Security.Cryptography;
using System.Text;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Payments;

/// <summary>Imports cash files: each payment reaches the account of its reference, or suspense.</summary>
public sealed class CashImports(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>A cash file has no more bytes than this.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Imports a file in one transaction. Refused when it disagrees with its trailer or was imported before.</summary>
    /// <param name="fileName">As the sender calls it; for people to recognise it by.</param>
    /// <param name="content">The bytes as they came, UTF-8; their SHA-256 tells whether they came before.</param>
    /// <param name="cancel">Stops the import; nothing is posted then.</param>
    public Task<CashBatch> ImportAsync(string fileName, byte[] content, CancellationToken cancel)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        return database.WriteAsync(async session =>
        {
            await RefuseSecondImportAsync(session, digest);
            var file = CashFileReader.Read(Encoding.UTF8.GetString(content));
            var batchId = await session.InsertAsync(
                """
                INSERT INTO cash_batch (file_name, file_digest, imported_at, record_count, trailer_total_pence, posted_total_pence)
                VALUES (@fileName, @digest, @importedAt, @count, @TotalPence, 0)
                """,
                new { fileName, digest, importedAt = clock.Instant, count = file.Payments.Count, file.TotalPence });
            foreach (var payment in file.Payments)
                await PlaceAsync(session, batchId, payment);
            await session.ExecuteAsync(
                """
                UPDATE cash_batch
                SET posted_total_pence = (SELECT -COALESCE(SUM(amount_pence), 0) FROM rent_transaction WHERE cash_batch_id = @batchId)
                WHERE id = @batchId
                """, new { batchId });
            await audit.WriteAsync(session, "CASH_IMPORTED", fileName);
            return await GetAsync(session, batchId);
        }, cancel);
    }

    /// <summary>An imported file; refused when there is none of this id.</summary>
    public Task<CashBatch> GetAsync(long id, CancellationToken cancel) => database.ReadAsync(session => GetAsync(session, id), cancel);

    private static async Task<CashBatch> GetAsync(HousingSession session, long id) =>
        await session.FindAsync<CashBatch>(
            """
            SELECT b.id, b.file_name, b.imported_at, b.record_count, b.trailer_total_pence, b.posted_total_pence,
                   (SELECT COUNT(*) FROM suspense_item s WHERE s.cash_batch_id = b.id) AS suspense_count
            FROM cash_batch b WHERE b.id = @id
            """, new { id })
        ?? throw new RefusedException(Refusal.NotFound, "", $"There is no cash batch {id}");

    private static async Task RefuseSecondImportAsync(HousingSession session, string digest)
    {
        var earlier = await session.FindAsync<string>("SELECT file_name FROM cash_batch WHERE file_digest = @digest", new { digest });
        if (earlier is not null)
        {
            throw new RefusedException(Refusal.Conflict, "File",
                $"The same file has been imported already, as {earlier}; nothing was posted");
        }
    }

    private async Task PlaceAsync(HousingSession session, long batchId, CashPayment payment)
    {
        var accountId = await session.FindAsync<long?>(
            "SELECT id FROM rent_account WHERE payment_reference = @PaymentReference", new { payment.PaymentReference });
        if (accountId is { } id)
        {
            await PaymentPosting.PostAsync(session, clock, new PaymentPosting(id, batchId, payment.ReceivedOn, -payment.AmountPence, payment.Narrative));
            return;
        }
        await session.ExecuteAsync(
            """
            INSERT INTO suspense_item (cash_batch_id, payment_reference, amount_pence, received_on, status)
            VALUES (@batchId, @PaymentReference, @amount, @ReceivedOn, 'OPEN')
            """,
            new { batchId, payment.PaymentReference, amount = -payment.AmountPence, payment.ReceivedOn });
    }
}
