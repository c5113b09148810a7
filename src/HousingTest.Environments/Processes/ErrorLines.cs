using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// Picks the server's errors out of what a system writes: .NET's console log (<c>fail:</c> and <c>crit:</c>, on one line or with the message on the
/// next), PHP's fatal errors, and the last words of a process that crashes. What differs from run to run by nature (times, ids of requests) is taken out of the text.
/// </summary>
internal sealed partial class ErrorLines
{
    private const int LongestText = 300;
    private readonly Lock _lock = new();
    private readonly List<SystemError> _errors = [];
    private string? _heading;

    /// <summary>One line of one stream; streams are followed by an object each.</summary>
    public void See(string line)
    {
        lock (_lock)
        {
            if (_heading is not null)
                Add($"{_heading} {line.Trim()}");
            else if (line.StartsWith("Unhandled exception", StringComparison.Ordinal))
                Add(line);
            else if (PhpPattern().Match(line) is { Success: true } php)
                Add($"PHP {php.Groups["message"].Value}");
            _heading = null;
            if (LogPattern().Match(line) is not { Success: true } log)
                return;
            var message = log.Groups["message"].Value.Trim();
            if (message.Length == 0)
                _heading = log.Groups["source"].Value + ":";
            else
                Add($"{log.Groups["source"].Value}: {message}");
        }
    }

    /// <summary>What came since the last time.</summary>
    public IReadOnlyList<SystemError> Take()
    {
        lock (_lock)
        {
            SystemError[] taken = [.. _errors];
            _errors.Clear();
            return taken;
        }
    }

    private void Add(string text)
    {
        // On one line the stack follows the message.
        var stack = text.IndexOf("   at ", StringComparison.Ordinal);
        var first = VaryingPattern().Replace(stack < 0 ? text : text[..stack], "…").Trim();
        _errors.Add(new SystemError("server", first.Length > LongestText ? first[..LongestText] + "…" : first));
    }

    [GeneratedRegex(@"^(fail|crit): (?<source>[^\[]+)\[[0-9]+\](?<message>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogPattern();

    // Its warnings are not among them: systems that work well write many.
    [GeneratedRegex(@"^(\[[^\]]*\] )?PHP (?<message>(Fatal|Parse|Recoverable fatal) error: .*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhpPattern();

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?|\b[0-9]{2}:[0-9]{2}:[0-9]{2}\b|\b0H[0-9A-Z]{11}(:[0-9A-F]{8})?\b|\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b|\b[0-9]+(\.[0-9]+)? ?ms\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VaryingPattern();
}
