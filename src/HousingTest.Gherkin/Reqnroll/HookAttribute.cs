using HousingTest.Gherkin.Bindings;

namespace Reqnroll;

/// <summary>What the attributes of hooks have in common.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class HookAttribute : Attribute
{
    /// <summary>The order of a hook that states none.</summary>
    public const int DefaultOrder = 10000;

    private protected HookAttribute(HookType type, string[]? tags)
    {
        Type = type;
        Tags = tags ?? [];
    }

    /// <summary>The hook is called where any of these tags is, written with or without their <c>@</c>; without any, always.</summary>
    public string[] Tags { get; }

    /// <summary>Lower comes first, before and after alike.</summary>
    public int Order { get; set; } = DefaultOrder;

    internal HookType Type { get; }
}
