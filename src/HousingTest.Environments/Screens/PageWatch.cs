using HousingTest.Model;
using Microsoft.Playwright;

namespace HousingTest.Environments;

/// <summary>Listens to the pages of a desk: errors, and requests without an answer.</summary>
/// <param name="address">Where the system listens; it differs from copy to copy, so it is taken out of texts.</param>
internal sealed class PageWatch(Func<string> address)
{
    private readonly Lock _lock = new();
    private readonly List<SystemError> _errors = [];
    private readonly HashSet<IRequest> _open = [];

    public int InFlight
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    public IReadOnlyList<string> Unanswered
    {
        get
        {
            lock (_lock)
                return [.. _open.Select(request => $"{request.Method} {new Uri(request.Url).AbsolutePath}").Order(StringComparer.Ordinal)];
        }
    }

    public void Follow(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            // The browser asks for this by itself, now and then.
            if (message.Type is "error" && !message.Location.Contains("/favicon.ico", StringComparison.Ordinal))
                Add(message.Text, message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) ? PathOf(message.Location) : "");
        };
        context.WebError += (_, error) => Add(error.Error, "");
        context.Request += (_, request) => Change(() => _open.Add(request));
        context.RequestFinished += (_, request) => Change(() => _open.Remove(request));
        context.RequestFailed += (_, request) => Change(() => _open.Remove(request));
        context.Page += (_, page) => page.FrameNavigated += (_, frame) => Leave(frame);
    }

    public IReadOnlyList<SystemError> Take()
    {
        lock (_lock)
        {
            SystemError[] taken = [.. _errors];
            _errors.Clear();
            return taken;
        }
    }

    /// <summary>After the pages were closed: their requests get no answer any more.</summary>
    public void Forget() => Change(_open.Clear);

    // What a page sent on leaving, such as a beacon, is answered to nobody, and not every such request is told to have failed.
    private void Leave(IFrame frame) => Change(() => _open.RemoveWhere(request => !request.IsNavigationRequest && request.Frame == frame));

    private void Add(string text, string path)
    {
        var first = text.Split('\n')[0].Replace(address(), "", StringComparison.Ordinal);
        Change(() => _errors.Add(new SystemError("browser", path.Length == 0 ? first : $"{first} ({path})")));
    }

    /// <summary>A location is an address, a line and a column, parted by colons.</summary>
    private string PathOf(string location) =>
        string.Join(':', location.Replace(address(), "", StringComparison.Ordinal).Split(':')[..^2]).Split('?', '#')[0];

    private void Change(Action change)
    {
        lock (_lock)
            change();
    }
}
