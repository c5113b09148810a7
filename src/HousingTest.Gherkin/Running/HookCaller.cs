using HousingTest.Gherkin.Bindings;
using Reqnroll.BoDi;

namespace HousingTest.Gherkin.Running;

/// <summary>Calls the hooks of a sort in their order. The first that fails ends the call, and its exception comes as it was thrown.</summary>
internal sealed class HookCaller(BindingRegistry bindings)
{
    public async Task CallAsync(HookType type, ScopeTarget target, IObjectContainer container)
    {
        foreach (var hook in bindings.Hooks(type, target))
        {
            var arguments = hook.GetParameters().Select(parameter => container.Resolve(parameter.ParameterType)).ToArray();
            await MethodCall.InvokeAsync(hook, container, arguments);
        }
    }

    /// <summary>Calls the hooks and gives what failed instead of throwing it.</summary>
    public async Task<Exception?> TryCallAsync(HookType type, ScopeTarget target, IObjectContainer container)
    {
        try
        {
            await CallAsync(type, target, container);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
