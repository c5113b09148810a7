using System.Reflection;

namespace HousingTest.Gherkin.Bindings;

/// <summary>A hook: when its method is called, and for what.</summary>
internal sealed record HookBinding(HookType Type, int Order, MethodInfo Method, IReadOnlyList<BindingScope> Scopes);
