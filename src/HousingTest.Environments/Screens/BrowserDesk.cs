using HousingTest.Model;
using Microsoft.Playwright;

namespace HousingTest.Environments;

/// <summary>
/// The browser of one test copy: started when the first page is opened, and kept. Every page opens in a context of its own, so that nobody is signed in.
/// </summary>
/// <param name="order">What it needs of its test copy.</param>
public sealed class BrowserDesk(DeskOrder order) : IAsyncDisposable
{
    /// <summary>The device that is no phone: a window of 1280 × 900.</summary>
    public const string Desktop = "desktop";

    private const int StartAttempts = 2;

    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_politely = TimeSpan.FromSeconds(5);

    // Longer than every wait for a page that a step is made of: it is met only when the browser's driver forgot to answer.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly PageWatch _watch = new(order.Address);
    private readonly List<IBrowserContext> _contexts = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IReadOnlyList<ProcessStamp> _processes = [];
    private TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closing;

    /// <summary>The problem when the browser or a page of it crashed; null as long as all is well.</summary>
    public Problem? Trouble { get; private set; }

    /// <summary>The problem when no browser could be started: then none will be for this copy, and that is no failing of the system's. Null as long as none was.</summary>
    public Problem? Unavailable { get; private set; }

    /// <summary>Requests of open pages that have no answer yet.</summary>
    public int InFlight => _watch.InFlight;

    /// <summary>The same, by method and path, without what the path asks for: <c>GET /load.php</c>.</summary>
    public IReadOnlyList<string> Unanswered => _watch.Unanswered;

    /// <summary>True while pages are open, which may ask for something by themselves.</summary>
    public bool HasPages => _contexts.Count > 0;

    /// <summary>
    /// Opens an empty page on a device. Throws HT-ENV-009 without a browser, HT-ENV-010 when it does not start or has crashed, HT-ENV-017 for an
    /// unknown device.
    /// </summary>
    /// <param name="device"><see cref="Desktop"/>, or a device by Playwright's name for it, such as <c>Pixel 7</c>.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IPage> OpenAsync(string device, CancellationToken ct)
    {
        if ((Trouble ?? Unavailable) is { } trouble)
            throw new ProblemException(trouble);
        var browser = _browser ??= await LaunchAsync(ct);
        try
        {
            var context = await browser.NewContextAsync(Describe(device)).WaitAsync(ct);
            _contexts.Add(context);
            _watch.Follow(context);
            var page = await context.NewPageAsync().WaitAsync(ct);
            page.Crash += (_, _) => Lose(Problems.BrowserStopped(order.Locate(), "a page's process crashed"));
            return page;
        }
        catch (PlaywrightException exception)
        {
            throw new ProblemException(Trouble ?? Problems.BrowserStopped(order.Locate(), FirstLine(exception)), exception);
        }
    }

    /// <summary>
    /// Does something with pages. Playwright may wait for ever for the answer of a browser that was killed meanwhile; then this gives up and throws HT-ENV-010, also when
    /// nothing comes back for two minutes.
    /// </summary>
    /// <param name="work">What is done.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<T> DoAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        var doing = work();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(doing, _lost.Task, Task.Delay(s_patience, waiting.Token));
        // Mostly it learns by itself that its browser is gone, and says better what it was about.
        if (!doing.IsCompleted)
            await Task.WhenAny(doing, Task.Delay(s_politely, waiting.Token));
        // Else each step would leave a timer for two minutes.
        await waiting.CancelAsync();
        if (doing.IsCompleted)
            return await doing;
        ct.ThrowIfCancellationRequested();
        Lose(Problems.BrowserStopped(order.Locate(), $"it gave no answer for {s_patience.TotalMinutes:0} minutes"));
        throw new ProblemException(Trouble!);
    }

    /// <inheritdoc cref="DoAsync{T}"/>
    public Task DoAsync(Func<Task> work, CancellationToken ct) => DoAsync(
        async () =>
        {
            await work();
            return true;
        },
        ct);

    /// <summary>Errors that pages logged or threw since the last time.</summary>
    public IReadOnlyList<SystemError> TakeErrors() => _watch.Take();

    /// <summary>Closes every page with its cookies and storage. A browser that crashed is put away, and the next page starts a new one.</summary>
    public async Task CloseContextsAsync()
    {
        foreach (var context in _contexts)
            await TryAsync(() => context.CloseAsync());
        _contexts.Clear();
        _watch.Forget();
        if (Trouble is not null)
            await PutAwayAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await PutAwayAsync();

    private void Lose(Problem why)
    {
        Trouble ??= why;
        _lost.TrySetResult();
    }

    private async Task PutAwayAsync()
    {
        _closing = true;
        if (_browser is { } browser)
            await TryAsync(() => browser.CloseAsync());
        _playwright?.Dispose();
        foreach (var process in _processes)
            process.Kill();
        (_browser, _playwright, _processes, Trouble, _closing) = (null, null, [], null, false);
        _lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private async Task<IBrowser> LaunchAsync(CancellationToken ct)
    {
        var program = "this machine";
        try
        {
            program = order.Locate();
            _playwright ??= await Playwright.CreateAsync().WaitAsync(ct);
            var browser = await StartAsync(_playwright, program, ct);
            _processes = ProcessTree.WithArgument(BrowserArguments.MarkOf(order.CopyId));
            order.Started(_processes);
            browser.Disconnected += (_, _) =>
            {
                if (!_closing)
                    Lose(Problems.BrowserStopped(program, "its process ended"));
            };
            return browser;
        }
        catch (ProblemException exception)
        {
            Unavailable = exception.Problems[0];
            throw;
        }
        catch (PlaywrightException exception)
        {
            Unavailable = Problems.BrowserNotStarted(program, HasEnded(exception) ? "it ended as soon as it was started; perhaps it is no browser" : FirstLine(exception));
            throw new ProblemException(Unavailable, exception);
        }
    }

    // Without a browser no scenario of this copy can look at a screen, so one that ended while it started, killed perhaps, is tried again.
    private async Task<IBrowser> StartAsync(IPlaywright playwright, string program, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await playwright.Chromium.LaunchAsync(new()
                {
                    ExecutablePath = program,
                    Headless = true,
                    Args = BrowserArguments.For(order.CopyId),
                    // Signals belong to the command line, which closes the browser in its own order.
                    HandleSIGINT = false,
                    HandleSIGTERM = false,
                    HandleSIGHUP = false,
                }).WaitAsync(ct);
            }
            catch (PlaywrightException exception) when (attempt < StartAttempts && HasEnded(exception))
            {
                await Task.Delay(s_breath, ct);
            }
        }
    }

    // Of a program that ends at once, Playwright only says that its pages are gone.
    private static bool HasEnded(PlaywrightException exception) => exception.Message.Contains("has been closed", StringComparison.Ordinal);

    private BrowserNewContextOptions Describe(string device)
    {
        BrowserNewContextOptions options;
        if (string.Equals(device, Desktop, StringComparison.OrdinalIgnoreCase))
            options = new() { ViewportSize = new() { Width = 1280, Height = 900 } };
        else if (_playwright!.Devices.TryGetValue(device, out var known))
            options = new(known);
        else
            throw new ProblemException(Problems.UnknownDevice(device, Near(device)));
        options.Locale = "en-GB";
        options.TimezoneId = order.Zone;
        options.ReducedMotion = ReducedMotion.Reduce;
        options.ColorScheme = ColorScheme.Light;
        options.BaseURL = order.Address();
        return options;
    }

    private IEnumerable<string> Near(string device) =>
        _playwright!.Devices.Keys
            .OrderByDescending(name => name.Zip(device).TakeWhile(pair => char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second)).Count())
            .ThenBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Take(3);

    private static string FirstLine(PlaywrightException exception) => exception.Message.Split('\n')[0];

    /// <summary>Closing never keeps anybody waiting: what does not answer is killed afterwards.</summary>
    private static async Task TryAsync(Func<Task> close)
    {
        try
        {
            await close().WaitAsync(s_politely);
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            // It is gone, or will be killed.
        }
    }
}
