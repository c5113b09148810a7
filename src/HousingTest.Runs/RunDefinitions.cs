using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>The files that say what a test copy is, read together, so that their problems are told together.</summary>
/// <param name="Environment">How a test copy comes to be.</param>
/// <param name="Map">Where the housing words live in the system.</param>
/// <param name="Recipe">What it is filled with.</param>
public sealed record RunDefinitions(EnvironmentDefinition Environment, SystemMap Map, EstateRecipe Recipe)
{
    /// <summary>Reads the files of an environment by its name (<c>embedded</c> is <c>environments/embedded.yaml</c>) or by the path of its file.</summary>
    /// <exception cref="ProblemException">A file is missing or wrong; every problem of the map and of the recipe is there.</exception>
    public static RunDefinitions Read(Workspace workspace, string environment)
    {
        var file = EnvironmentFile.Read(workspace.Root, environment);
        var problems = new List<Problem>();
        var map = Try(() => SystemMapFile.Read(workspace.Root, file.Map));
        var recipe = Try(() => EstateRecipeFile.Read(workspace.Root, file.Estate.Recipe));
        return map is not null && recipe is not null ? new RunDefinitions(file, map, recipe) : throw new ProblemException(problems);

        T? Try<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (ProblemException wrong)
            {
                problems.AddRange(wrong.Problems);
                return null;
            }
        }
    }
}
