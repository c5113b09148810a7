using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What actions need of their test copy.</summary>
/// <param name="Map">Whose actions they are, with its roles.</param>
/// <param name="Start">How the system was started, and how long it may take to answer.</param>
/// <param name="Password">The password of every role.</param>
/// <param name="Places">Places that every action may use, besides those that a step fills.</param>
/// <param name="Folder">Folder that commands run in.</param>
/// <param name="Database">The test copy's database.</param>
/// <param name="Address">Where the system listens.</param>
/// <param name="Restart">Stops and starts the system.</param>
/// <param name="Trouble">The problem when the system has ended; null as long as it runs.</param>
internal sealed record ActionSetting(
    SystemMap Map, SystemStart Start, string Password, IReadOnlyDictionary<string, string> Places, string Folder, ITestDatabase Database,
    Func<string> Address, Func<CancellationToken, Task> Restart, Func<Problem?> Trouble);
