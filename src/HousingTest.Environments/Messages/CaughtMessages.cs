using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Messages in the order in which they came. Ids count from 1 after each clearing, so that a scenario that runs again gets the same ones.</summary>
internal sealed class CaughtMessages
{
    private readonly Lock _lock = new();
    private readonly List<CaughtMessage> _all = [];
    private int _inFlight;

    public IReadOnlyList<CaughtMessage> All
    {
        get
        {
            lock (_lock)
                return [.. _all];
        }
    }

    public int InFlight => Volatile.Read(ref _inFlight);

    public CaughtMessage Add(MessageSent message, string? reference, string content)
    {
        lock (_lock)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{_all.Count + 1:x12}");
            var caught = new CaughtMessage(id, message, reference, content);
            _all.Add(caught);
            return caught;
        }
    }

    public void Clear()
    {
        lock (_lock)
            _all.Clear();
    }

    public void Enter() => Interlocked.Increment(ref _inFlight);

    public void Leave() => Interlocked.Decrement(ref _inFlight);
}

/// <summary>A message and what Notify's answers about it hold besides.</summary>
/// <param name="Id">Made up here.</param>
/// <param name="Message">What was sent.</param>
/// <param name="Reference">The sender's own; null when it gave none.</param>
/// <param name="Content">The text that stands for the filled template: its fields, one a line.</param>
internal sealed record CaughtMessage(string Id, MessageSent Message, string? Reference, string Content);
