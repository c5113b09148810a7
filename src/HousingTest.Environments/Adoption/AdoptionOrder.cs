using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What is to be adopted.</summary>
/// <param name="Workspace">The repository.</param>
/// <param name="Environment">Says the engine, the server and the estate.</param>
/// <param name="Map">Says which tables are kept and how an estate is loaded.</param>
/// <param name="Recipe">The estate's recipe; null for none.</param>
/// <param name="Database">As the user named it: a file, or the name of a database on the environment's server.</param>
public sealed record AdoptionOrder(Workspace Workspace, EnvironmentDefinition Environment, SystemMap Map, EstateRecipe? Recipe, string Database);
