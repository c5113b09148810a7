namespace HousingTest.Environments;

/// <summary>What a browser desk needs of its test copy.</summary>
/// <param name="CopyId">The test copy's id.</param>
/// <param name="Zone">IANA zone that pages see.</param>
/// <param name="Locate">Path of the browser; asked when the first page is opened.</param>
/// <param name="Address">Where the system listens: paths are taken from there.</param>
/// <param name="Started">Told of the browser's process, for the lease.</param>
public sealed record DeskOrder(string CopyId, string Zone, Func<string> Locate, Func<string> Address, Action<IReadOnlyList<ProcessStamp>> Started);
