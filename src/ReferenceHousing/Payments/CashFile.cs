namespace ReferenceHousing.Payments;

/// <summary>A day's payments as the bank's file lists them, checked against its trailer.</summary>
public sealed record CashFile(string Reference, DateOnly Date, IReadOnlyList<CashPayment> Payments)
{
    public long TotalPence => Payments.Sum(payment => payment.AmountPence);
}

/// <summary>One payment received.</summary>
/// <param name="PaymentReference">As it stands in the file: zeros in front belong to it.</param>
/// <param name="ReceivedOn">The day on which the bank had it.</param>
/// <param name="AmountPence">Positive: money received.</param>
/// <param name="Narrative">What the bank says of it.</param>
public sealed record CashPayment(string PaymentReference, DateOnly ReceivedOn, long AmountPence, string Narrative);
