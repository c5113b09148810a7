namespace HousingTest.Environments;

/// <summary>How an action of the map ended.</summary>
/// <param name="Status">HTTP status; null for what is no call.</param>
/// <param name="Body">What the system answered, or a command wrote; empty for SQL and a restart.</param>
/// <param name="Succeeded">True for a status from 200 to 299, for a command's exit code 0, and for SQL and a restart that went through.</param>
public sealed record ActionResult(int? Status, string Body, bool Succeeded);
