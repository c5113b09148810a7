namespace ReferenceHousing.Arrears;

/// <summary>A promise to pay arrears off in instalments.</summary>
public sealed record Agreement
{
    public static readonly IReadOnlyList<string> Frequencies = ["WEEKLY", "FORTNIGHTLY", "MONTHLY"];

    public long Id { get; init; }

    public long AccountId { get; init; }

    /// <summary>The day of the first instalment.</summary>
    public DateOnly StartsOn { get; init; }

    public long InstalmentPence { get; init; }

    /// <summary>One of <see cref="Frequencies"/>.</summary>
    public required string Frequency { get; init; }

    /// <summary>ACTIVE, BROKEN or ENDED.</summary>
    public required string State { get; init; }

    /// <summary>What should have been paid: an instalment counts once its day is over.</summary>
    public long DuePence(DateOnly today)
    {
        var instalments = 0;
        while (Instalment(instalments) < today)
            instalments++;
        return instalments * InstalmentPence;
    }

    /// <summary>Has enough been paid since the agreement started?</summary>
    public bool IsKept(long paidPence, DateOnly today) => paidPence >= DuePence(today);

    private DateOnly Instalment(int number) => Frequency switch
    {
        "WEEKLY" => StartsOn.AddDays(7 * number),
        "FORTNIGHTLY" => StartsOn.AddDays(14 * number),
        _ => StartsOn.AddMonths(number),
    };
}
