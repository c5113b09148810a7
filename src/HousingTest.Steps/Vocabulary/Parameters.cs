using System.Globalization;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>What testers may write where a step has a place: <c>{money}</c>, <c>{time}</c>, <c>{role}</c>, <c>{phone}</c>, <c>{reference}</c>.</summary>
[Binding]
public sealed class Parameters
{
    /// <summary><c>£12.50</c>, <c>£1,234.56</c>, of a credit <c>-£15.00</c>: always with two digits of pence.</summary>
    /// <exception cref="ExpectationException">It is written otherwise: cells of tables come here as they are.</exception>
    [StepArgumentTransformation("(-?£[0-9,]+\\.[0-9]{2})", Name = "money")]
    public Money ToMoney(string text) =>
        text.TrimStart('-') is ['£', .. var amount] && text.Length - amount.Length <= 2 && amount.LastIndexOf('.') == amount.Length - 3
        && decimal.TryParse(amount, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)
            ? new Money((long)(pounds * (text[0] == '-' ? -100 : 100)))
            : throw new ExpectationException($"\"{text}\" is no amount: write it as £12.50, with two digits of pence");

    /// <summary><c>20:30</c>, as the clocks on the walls show it.</summary>
    [StepArgumentTransformation("([0-9]{1,2}:[0-9]{2})", Name = "time")]
    public TimeOnly ToTime(string text) => TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time
        : throw new ExpectationException($"\"{text}\" is no time of the day: write it as 20:30");

    /// <summary>A role of the map: <c>income officer</c>. Which there are, only the map of the system knows.</summary>
    [StepArgumentTransformation("([A-Za-z][A-Za-z' -]*)", Name = "role")]
    public string ToRole(string text) => text;

    /// <summary>A phone or a tablet by name, in the size that is on sale or turned: <c>iPhone 15</c>, <c>Pixel 7 landscape</c>.</summary>
    [StepArgumentTransformation("((iPhone|iPad|Pixel|Galaxy|Moto|Nokia|Nexus)( [A-Za-z0-9+]+)+)", Name = "phone")]
    public DeviceName ToPhone(string text, string family, string model) => new(text);

    /// <summary>A reference as it stands on letters and screens: <c>T-000123</c>, <c>RA-000123</c>.</summary>
    [StepArgumentTransformation("([A-Z]{1,4}-[A-Z]?[0-9]{4,9})", Name = "reference")]
    public Reference ToReference(string text) => new(text);
}
