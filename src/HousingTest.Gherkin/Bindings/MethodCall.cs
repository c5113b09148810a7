using System.Reflection;
using System.Runtime.CompilerServices;
using Reqnroll.BoDi;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Calls binding methods and waits for them.</summary>
internal static class MethodCall
{
    /// <summary>Calls the method on the container's instance of its class, and gives its result, tasks unwrapped. What it throws comes as it was thrown.</summary>
    public static async Task<object?> InvokeAsync(MethodInfo method, IObjectContainer container, object?[] arguments)
    {
        var instance = method.IsStatic ? null : container.Resolve(method.ReflectedType!);
        var result = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        var task = result switch
        {
            Task started => started,
            ValueTask started => started.AsTask(),
            not null when IsGenericValueTask(result.GetType()) => (Task)result.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, [])!,
            _ => null,
        };
        if (task is null)
            return result;
        await task;
        return ResultOf(method.ReturnType) is null ? null : task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task);
    }

    /// <summary>The type that a method gives once it is done; null when it gives nothing.</summary>
    public static Type? ResultOf(Type returned)
    {
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask))
            return null;
        return returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || IsGenericValueTask(returned))
            ? returned.GetGenericArguments()[0]
            : returned;
    }

    /// <summary>Nobody can wait for such a method: its failure would end the process instead of failing the step.</summary>
    public static bool IsAsyncVoid(MethodInfo method) =>
        method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false);

    private static bool IsGenericValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);
}
