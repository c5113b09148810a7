namespace HousingTest.Environments;

/// <summary>A script that is run on a filled database before its mark.</summary>
/// <param name="Name">Its path as people are shown it, for problems.</param>
/// <param name="Text">All of it.</param>
/// <param name="SystemRuns">True when the system goes on working meanwhile; else it is stopped, and started again afterwards.</param>
public sealed record DatabaseScript(string Name, string Text, bool SystemRuns);
