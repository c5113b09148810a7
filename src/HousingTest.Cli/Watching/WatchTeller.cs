using System.Text.Json;
using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli.Watching;

/// <summary>Tells what happens: to people as it does, to a machine one object on a line when all of it has.</summary>
public sealed class WatchTeller(Surroundings surroundings, bool json)
{
    private readonly WatchScreen _screen = new(surroundings.Out);

    /// <summary>How far a test copy is, or what else takes long.</summary>
    public void Doing(string text)
    {
        if (json)
            surroundings.Error.Profile.Out.Writer.WriteLine(text);
        else
            _screen.Doing(text);
    }

    /// <summary>The test copy is up.</summary>
    public void Ready(int files, string release, string environment, double seconds)
    {
        if (json)
            Write(new WatchNews(WatchNewsKind.Watching, surroundings.Time.GetUtcNow(), [], seconds, [], []));
        else
            _screen.Ready(files, release, environment);
    }

    /// <summary>Files were saved.</summary>
    public void Saved(IReadOnlyList<string> files)
    {
        if (!json)
            _screen.Saved(surroundings.Time.GetLocalNow(), files);
    }

    /// <summary>A scenario ended.</summary>
    public void Ended(WatchedScenario scenario)
    {
        if (!json)
            _screen.Ended(scenario);
    }

    /// <summary>All that was saved has been seen to.</summary>
    public void Done(WatchNews news)
    {
        if (json)
            Write(news);
        else
            _screen.Done(news);
    }

    // Past the console's own wrapping, which would break an object in the middle; and at once, for somebody waits for it.
    private void Write(WatchNews news)
    {
        surroundings.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(news, Json.Line));
        surroundings.Out.Profile.Out.Writer.Flush();
    }
}
