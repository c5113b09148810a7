using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Says a pattern in plain English, without a full stop.</summary>
internal static class PatternSentence
{
    public static string Of(PatternGroup group, Lens lens) => Words.Sentence(group.Kind switch
    {
        DifferenceKind.Money => Money(group, lens),
        DifferenceKind.Row => Row(group, lens),
        DifferenceKind.Field => Field(group, lens),
        DifferenceKind.Message => Message(group),
        DifferenceKind.File => File(group),
        DifferenceKind.Screen => Screen(group),
        DifferenceKind.ScreenField => Shows(group),
        DifferenceKind.Column => Column(group),
        DifferenceKind.Error => Error(group),
        _ => Step(group),
    });

    /// <summary><c>112 rent transactions</c>, <c>3 letters</c>.</summary>
    public static string Counted(PatternGroup group, Lens lens) => group.Kind switch
    {
        DifferenceKind.Message => Messages(group),
        DifferenceKind.Screen => $"screen {group.Where}",
        DifferenceKind.File => $"file {group.Where}",
        _ => Words.Counted(group.Count, group.Where, lens.Plural(group.Where)),
    };

    // "amount" goes without saying: 112 rent transactions are £0.01 lower.
    private static (string Subject, string Are) Subject(PatternGroup group, Lens lens) => Words.Same(group.Field, "amount")
        ? (Counted(group, lens), Words.Are(group.Count))
        : ($"the {group.Field} of {Counted(group, lens)}", "is");

    private static string Money(PatternGroup group, Lens lens)
    {
        var (subject, are) = Subject(group, lens);
        if (string.Equals(group.Direction, Direction.Swapped, StringComparison.Ordinal))
            return $"{subject} {are} turned round: a credit where a debit was, or the reverse";
        return group.Tally.Money is null
            ? Instead(group, subject, are)
            : $"{subject} {are} {Moved(group, group.Follows is null ? group.Direction : Way(group))}";
    }

    // "£0.01 lower", "lower, by £0.01 to £0.05"
    private static string Moved(PatternGroup group, string way)
    {
        var (least, most) = (Words.Amount(group.Tally.Least), Words.Amount(group.Tally.MostAmount));
        return group is { Variant: null, Follows: null } || group.Tally.Least != group.Tally.MostAmount ? $"{way}, by {least} to {most}" : $"{least} {way}";
    }

    // Accounts in credit and in arrears follow the same cause.
    private static string Way(PatternGroup group)
    {
        var tally = group.Tally;
        var (most, least) = tally.AnyLower ? ("lower", "more in credit") : ("higher", "less in credit");
        if (tally is { AnyLower: true, AnyHigher: true })
            return "different";
        return tally.InCredit == 0 ? most : tally.InCredit == tally.Members ? least : $"{most} or {least}";
    }

    private static string Row(PatternGroup group, Lens lens) => group.Direction switch
    {
        Direction.Deleted => $"{Counted(group, lens)} {Words.Are(group.Count)} deleted that the baseline keeps",
        Direction.Kept => $"{Counted(group, lens)} {Words.Are(group.Count)} kept that the baseline deletes",
        _ => $"{Counted(group, lens)} {group.Direction}",
    };

    private static string Field(PatternGroup group, Lens lens)
    {
        var subject = $"the {group.Field} of {Counted(group, lens)}";
        return group.Variant is { } days && !days.Contains('→', StringComparison.Ordinal) ? $"{subject} is {days}" : Instead(group, subject, "is");
    }

    private static string Instead(PatternGroup group, string subject, string are) => group.Tally.Constant
        ? $"{subject} {are} {group.Tally.First.After} instead of {group.Tally.First.Before}"
        : group.Tally.Money is null ? $"{subject} {are} different" : $"{subject} {are} {Moved(group, Way(group))}";

    private static string Messages(PatternGroup group)
    {
        var (one, several) = group.Where switch
        {
            "sms" => ("text message", "text messages"),
            "email" => ("email", "emails"),
            "letter" => ("letter", "letters"),
            var other => ($"{other} message", $"{other} messages"),
        };
        return Words.Counted(group.Count, one, several);
    }

    private static string Message(PatternGroup group) => group.Field.Length == 0
        ? $"{Messages(group)} {group.Direction}{(group.Variant is { } template ? $", by template {template}" : "")}"
        : Instead(group, $"the {group.Field} of {Messages(group)} by template {group.Direction}", "is");

    private static string File(PatternGroup group)
    {
        var several = group.Field is FileComparison.Rows or FileComparison.Lines;
        return (group.Direction, group.Field) switch
        {
            (Direction.More, "") => $"a file {group.Where} that was not there before",
            (Direction.Fewer, "") => $"no file {group.Where}, which was there before",
            (_, SideEffects.Content) => $"the file {group.Where} holds something else",
            (Direction.More or Direction.Fewer, _) when several => $"the file {group.Where} has {Words.Number(group.Count)} {Singular(group)} {group.Direction}",
            (Direction.More, var column) => $"the file {group.Where} has a column \"{column}\" that it did not have before",
            (Direction.Fewer, var column) => $"the file {group.Where} no longer has the column \"{column}\"",
            (Direction.Order, _) => $"the file {group.Where} has its {group.Field} in another order",
            _ when several => $"{Words.Number(group.Count)} {Singular(group)} of the file {group.Where} {(group.Count == 1 ? "says" : "say")} something else",
            (_, var column) => Instead(group, $"the {column} of {Words.Counted(group.Count, "row", "rows")} in the file {group.Where}", "is"),
        };
    }

    private static string Singular(PatternGroup group) => group.Count == 1 ? group.Field[..^1] : group.Field;

    private static string Screen(PatternGroup group)
    {
        var tally = group.Tally;
        var (before, after) = tally.First;
        var count = group.Count;
        var often = count == 1 ? "" : $", {Words.Number(count)} times";
        if (group.Field.Length == 0)
            return string.Equals(group.Direction, Direction.More, StringComparison.Ordinal) ? $"{group.Where} is seen{often}, which it was not before" : $"{group.Where} is no longer seen{often}";
        var constant = tally.Constant && before.Length + after.Length <= 80;
        return group.Direction switch
        {
            Direction.More => constant ? $"{group.Where} shows {group.Field} \"{after}\" that it did not show before{often}" : $"{group.Where} shows {Words.Number(count)} more in {group.Field}",
            Direction.Fewer => constant ? $"{group.Where} no longer shows {group.Field} \"{before}\"{often}" : $"{group.Where} shows {Words.Number(count)} fewer in {group.Field}",
            Direction.Order => $"{group.Where} shows the rows of {group.Field} in another order{often}",
            _ when constant => $"{group.Where} shows \"{after}\" instead of \"{before}\" as {group.Field}{often}",
            _ => tally.Money is not null && !tally.Constant ? $"{group.Where} shows {group.Field} {Moved(group, Way(group))}{often}" : $"{group.Where} shows another {group.Field}{often}",
        };
    }

    private static string Shows(PatternGroup group) => string.Equals(group.Direction, Direction.More, StringComparison.Ordinal)
        ? $"{group.Where} shows \"{group.Field}\", which it did not show before"
        : $"{group.Where} no longer shows \"{group.Field}\"";

    private static string Column(PatternGroup group)
    {
        var (before, after) = group.Tally.First;
        return (group.Field.Length == 0, group.Direction) switch
        {
            (true, Direction.More) => $"the database has a table \"{group.Where}\" that it did not have before",
            (true, _) => $"the database no longer has the table \"{group.Where}\"",
            (_, Direction.More) => $"{group.Where} has a column \"{group.Field}\" that it did not have before",
            (_, Direction.Fewer) => $"{group.Where} no longer has the column \"{group.Field}\"",
            _ => $"{group.Where} has a column \"{group.Field}\" of type {after} instead of {before}",
        };
    }

    private static string Error(PatternGroup group)
    {
        var counted = Words.Counted(group.Count, $"{group.Where} error", $"{group.Where} errors");
        return $"{counted} {group.Direction}{(group.Variant is { } text ? $": {Words.Short(text, 100)}" : "")}";
    }

    private static string Step(PatternGroup group) =>
        $"the step \"{group.Where}\" {group.Direction}{(group.Count == 1 ? "" : $" in {Words.Number(group.Count)} scenarios")}";
}
