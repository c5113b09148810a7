using Reqnroll.BoDi;

namespace HousingTest.Gherkin.Running;

/// <summary>Disposes containers and gives what failed instead of throwing it, so that the rest of the clean-up still happens.</summary>
internal static class Disposal
{
    public static async Task<IReadOnlyList<Exception>> TryAsync(ObjectContainer container)
    {
        try
        {
            await container.DisposeAsync();
            return [];
        }
        catch (AggregateException failures)
        {
            return failures.InnerExceptions;
        }
    }
}
