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

    /// <summary><c>112 rent transactions</c>.</summary>
    public static string Counted(PatternGroup group, Lens lens) => Words.Counted(group.Count, group.Where, lens.Plural(group.Where));

    // "amount" goes without saying: 112 rent transactions are £0.01 lower.
    private static (string Subject, string Are) Subject(PatternGroup group, Lens lens) => Words.Same(group.Field, "amount")
        ? (Counted(group, lens), Words.Are(group.Count))
        : ($"the {group.Field} of {Counted(group, lens)}", "is");

    private static string Money(PatternGroup group, Lens lens)
    {
        var (subject, are) = Subject(group, lens);
        if (string.Equals(group.Direction, Direction.Swapped, StringComparison.Ordinal))
            return $"{subject} {are} turned round: a credit where a debit was, or the reverse";
        if (group.Members.Any(member => member.Delta is null))
            return Instead(group, subject, are);
        var amounts = group.Members.Select(member => Math.Abs(member.Delta!.Value)).ToList();
        var (least, most, way) = (Words.Amount(amounts.Min()), Words.Amount(amounts.Max()), group.Follows is null ? group.Direction : Way(group));
        return group.Variant is null || amounts.Min() != amounts.Max() ? $"{subject} {are} {way}, by {least} to {most}" : $"{subject} {are} {least} {way}";
    }

    // Accounts in credit and in arrears follow the same cause.
    private static string Way(PatternGroup group)
    {
        var (most, least) = group.Members.Any(member => member.Delta < 0) ? ("lower", "more in credit") : ("higher", "less in credit");
        if (group.Members.Any(member => member.Delta > 0) && group.Members.Any(member => member.Delta < 0))
            return "different";
        var credit = group.Members.Count(member => member.Direction is Direction.MoreInCredit or Direction.LessInCredit);
        return credit == 0 ? most : credit == group.Members.Count ? least : $"{most} or {least}";
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

    private static string Instead(PatternGroup group, string subject, string are)
    {
        var first = group.Members[0];
        return group.Variant is null ? $"{subject} {are} different" : $"{subject} {are} {first.After} instead of {first.Before}";
    }

    private static string Message(PatternGroup group)
    {
        var (one, several) = group.Where switch
        {
            "sms" => ("text message", "text messages"),
            "email" => ("email", "emails"),
            "letter" => ("letter", "letters"),
            var other => ($"{other} message", $"{other} messages"),
        };
        var counted = Words.Counted(group.Count, one, several);
        if (group.Field.Length == 0)
            return $"{counted} {group.Direction}{(group.Variant is { } template ? $", by template {template}" : "")}";
        return Instead(group, $"the {group.Field} of {counted} by template {group.Direction}", "is");
    }

    private static string File(PatternGroup group) => group.Direction switch
    {
        Direction.More => $"a file {group.Where} that was not there before",
        Direction.Fewer => $"no file {group.Where}, which was there before",
        _ => $"the file {group.Where} holds something else",
    };

    private static string Screen(PatternGroup group)
    {
        var first = group.Members[0];
        var count = group.Count;
        var often = count == 1 ? "" : $", {Words.Number(count)} times";
        if (group.Field.Length == 0)
            return string.Equals(group.Direction, Direction.More, StringComparison.Ordinal) ? $"{group.Where} is seen{often}, which it was not before" : $"{group.Where} is no longer seen{often}";
        var constant = group.Members.All(member => (member.Before, member.After) == (first.Before, first.After)) && first.Before.Length + first.After.Length <= 80;
        return group.Direction switch
        {
            Direction.More => constant ? $"{group.Where} shows {group.Field} \"{first.After}\" that it did not show before{often}" : $"{group.Where} shows {Words.Number(count)} more in {group.Field}",
            Direction.Fewer => constant ? $"{group.Where} no longer shows {group.Field} \"{first.Before}\"{often}" : $"{group.Where} shows {Words.Number(count)} fewer in {group.Field}",
            Direction.Order => $"{group.Where} shows the rows of {group.Field} in another order{often}",
            _ => constant ? $"{group.Where} shows \"{first.After}\" instead of \"{first.Before}\" as {group.Field}{often}" : $"{group.Where} shows another {group.Field}{often}",
        };
    }

    private static string Shows(PatternGroup group) => string.Equals(group.Direction, Direction.More, StringComparison.Ordinal)
        ? $"{group.Where} shows \"{group.Field}\", which it did not show before"
        : $"{group.Where} no longer shows \"{group.Field}\"";

    private static string Column(PatternGroup group)
    {
        var first = group.Members[0];
        return (group.Field.Length == 0, group.Direction) switch
        {
            (true, Direction.More) => $"the database has a table \"{group.Where}\" that it did not have before",
            (true, _) => $"the database no longer has the table \"{group.Where}\"",
            (_, Direction.More) => $"{group.Where} has a column \"{group.Field}\" that it did not have before",
            (_, Direction.Fewer) => $"{group.Where} no longer has the column \"{group.Field}\"",
            _ => $"{group.Where} has a column \"{group.Field}\" of type {first.After} instead of {first.Before}",
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
