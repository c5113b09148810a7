using System.Globalization;
using System.Text;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>A cash file as the bank sends it: a header, payments, and a trailer that adds up unless another total is asked for.</summary>
/// <param name="reference">The file's own reference.</param>
/// <param name="day">The day on which its payments were received.</param>
public sealed class CashFile(string reference, DateOnly day)
{
    private readonly StringBuilder _payments = new();
    private int _count;
    private long _pence;

    /// <summary>Adds a payment.</summary>
    public CashFile Add(string paymentReference, Money amount)
    {
        _payments.Append(CultureInfo.InvariantCulture, $"PAYMENT,{paymentReference},{HousingDate.Iso(day)},{Pounds(amount)},Counter payment\n");
        (_count, _pence) = (_count + 1, _pence + amount.Pence);
        return this;
    }

    /// <summary>The file with a trailer of this total.</summary>
    public string With(Money trailer) => string.Create(
        CultureInfo.InvariantCulture, $"HEADER,{reference},{HousingDate.Iso(day)}\n{_payments}TRAILER,{_count},{Pounds(trailer)}\n");

    /// <inheritdoc/>
    public override string ToString() => With(new Money(_pence));

    private static string Pounds(Money amount) => (amount.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
