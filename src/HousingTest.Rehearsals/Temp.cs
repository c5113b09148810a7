using HousingTest.Databases;
using HousingTest.Model;
namespace HousingTest.Rehearsals;

internal sealed class DatabaseComparison(ITestDatabase a, ITestDatabase b)
{
    public async Task<(IReadOnlyList<string> Schema, IReadOnlyList<RowChange> Changes)> RunAsync(CancellationToken ct) { await Task.CompletedTask; throw new NotSupportedException($"{a} {b}"); }
}
