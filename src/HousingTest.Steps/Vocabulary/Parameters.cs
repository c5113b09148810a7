using System.Globalization;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>What testers may write where a step has a place: <c>{money}</c>, <c>{date}</c>.</summary>
[Binding]
public sealed class Parameters
{
    /// <summary><c>£12.50</c>, <c>£1,234.56</c>: always with two digits of pence.</summary>
    [StepArgumentTransformation("(£[0-9,]+\\.[0-9]{2})", Name = "money")]
    public Money ToMoney(string text) =>
        new((long)(decimal.Parse(text.TrimStart('£'), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100));

    /// <summary><c>6 April 2026</c>.</summary>
    [StepArgumentTransformation("([0-9]{1,2} [A-Z][a-z]+ [0-9]{4})", Name = "date")]
    public DateOnly ToDate(string text) => HousingDate.Parse(text);

    /// <summary>A role of the map: <c>income officer</c>.</summary>
    [StepArgumentTransformation("(housing officer|income officer|administrator)", Name = "role")]
    public string ToRole(string text) => text;
}
