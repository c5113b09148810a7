namespace HousingTest.Runs;

/// <summary>
/// What a watching worker is asked to run next: one JSON object on a line of its standard input. When it is done, it says so by
/// <see cref="Model.RunEventKind.OrderEnded"/> with the same number. The end of its standard input still means that it is to stop and clean up.
/// </summary>
/// <param name="Number">Counts the orders, from 1.</param>
/// <param name="Features">Feature files, as <see cref="Model.PlannedScenario.Path"/> says them.</param>
/// <param name="Scenarios">Ids of what is to run, as the files stand when the order is read; one that is no longer there is passed over.</param>
public sealed record WatchOrder(int Number, IReadOnlyList<string> Features, IReadOnlyList<string> Scenarios);
