namespace HousingTest.Environments;

/// <summary>What starting a system in a container takes besides the environment's settings.</summary>
/// <param name="Image">Id of the image.</param>
/// <param name="CopyFolder">Folder of the test copy, which the container sees as <c>/copy</c>.</param>
/// <param name="CopyId">The test copy's id, from which the container has its name.</param>
/// <param name="Named">Told the container's name before it is started, so that it can be written into a lease.</param>
public sealed record ContainerStart(string Image, string CopyFolder, string CopyId, Action<string> Named);
