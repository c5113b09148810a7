namespace HousingTest.Model;

/// <summary><c>run.json</c>: all that a run was made from, written before its first scenario starts.</summary>
/// <param name="Id">Folder name under <c>runs/</c>.</param>
/// <param name="Release">What was tested.</param>
/// <param name="Environment">Name and digest of the environment file.</param>
/// <param name="Map">Name and digest of the system map.</param>
/// <param name="Estate">What it was filled with.</param>
/// <param name="Features">Digest over every feature file of the plan.</param>
/// <param name="Tool">Version of HousingTest.</param>
/// <param name="Planned">Every scenario that was to run, in order; of a shard, those of its share, which may be none.</param>
/// <param name="Role">What it is in a gate; null when it was made for none.</param>
/// <param name="Shard">Which part of a larger plan it is; null when it is the whole.</param>
/// <param name="Repeat">How many times each scenario was to run.</param>
/// <param name="MergedFrom">Ids of the runs of shards that it was put together from; null when it was run in one piece.</param>
public sealed record RunManifest(
    string Id, ReleaseIdentity Release, NamedDigest Environment, NamedDigest Map, EstateIdentity Estate,
    string Features, string Tool, IReadOnlyList<PlannedScenario> Planned,
    RunRole? Role = null, RunShard? Shard = null, int Repeat = 1, IReadOnlyList<string>? MergedFrom = null);

/// <summary>What a run is in a gate.</summary>
public enum RunRole
{
    /// <summary>The release in use.</summary>
    Baseline,

    /// <summary>The same once more, to learn what is noise.</summary>
    BaselineAgain,

    /// <summary>The release that wants to reach live.</summary>
    Candidate,

    /// <summary>The same once more, over the scenarios that differed.</summary>
    CandidateAgain,
}

/// <summary>One of several runs that share a plan, perhaps on several machines.</summary>
/// <param name="Index">Which, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Durations">SHA-256 of the durations that balanced the shares; null when the ids alone did.</param>
/// <param name="Plan">SHA-256 over <paramref name="Whole"/>.</param>
/// <param name="Whole">Every scenario of the plan, in order, whatever share it is in.</param>
public sealed record RunShard(int Index, int Of, string? Durations, string Plan, IReadOnlyList<PlannedScenario> Whole);

/// <summary>A file by name and SHA-256.</summary>
public sealed record NamedDigest(string Name, string Digest);

/// <summary>A release by what it was built from.</summary>
/// <param name="Name"><c>2026.2</c>.</param>
/// <param name="Digest">
/// SHA-256 over what it is made of: source, patch, SDK and build properties; every file of a folder; an image's id; what a hosted system says its version is;
/// and the text of every database script.
/// </param>
/// <param name="Announces">What its release note announces.</param>
/// <param name="Unseen">Parts of what its scenarios do that nobody can see, and that no comparison with it can tell of; null when all can be seen.</param>
public sealed record ReleaseIdentity(string Name, string Digest, IReadOnlyList<Announcement> Announces, IReadOnlyList<OutcomePart>? Unseen = null);

/// <summary>An estate by recipe, seed and content.</summary>
/// <param name="Recipe">Name of the recipe.</param>
/// <param name="Seed">The number it was made with.</param>
/// <param name="Tenancies">How many live tenancies it has.</param>
/// <param name="Digest">SHA-256 of the recipe's text and the seed.</param>
public sealed record EstateIdentity(string Recipe, long Seed, int Tenancies, string Digest)
{
    /// <summary>That of a system which is not filled with tenancies of ours: it brings data of its own.</summary>
    public static EstateIdentity None { get; } = new("none", 0, 0, Model.Digest.OfText(""));
}

/// <summary>A scenario, or one row of an outline, that is to run.</summary>
/// <param name="Id">Slug of path, name and row, and a short hash; a folder name.</param>
/// <param name="Feature">Title of the feature.</param>
/// <param name="Path">Feature file, relative to <c>features/</c>, with forward slashes.</param>
/// <param name="Title">Title of the scenario, places filled.</param>
/// <param name="Row">Number of the examples row, from 1; null for a plain scenario.</param>
/// <param name="Line">Line of the scenario, or of its examples row.</param>
/// <param name="Tags">Tags with <c>@</c>, inherited ones first.</param>
public sealed record PlannedScenario(string Id, string Feature, string Path, string Title, int? Row, int Line, IReadOnlyList<string> Tags);
