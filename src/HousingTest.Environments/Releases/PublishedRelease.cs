using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A release, ready to start.</summary>
/// <param name="Identity">What it was made from.</param>
/// <param name="Folder">Where its program lies, absolute.</param>
public sealed record PublishedRelease(ReleaseIdentity Identity, string Folder);
