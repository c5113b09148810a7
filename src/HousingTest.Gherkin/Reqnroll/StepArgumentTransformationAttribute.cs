namespace Reqnroll;

/// <summary>The method turns an argument of a step into the type that it returns.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class StepArgumentTransformationAttribute : Attribute
{
    /// <summary>The order of a transformation that states none.</summary>
    public const int DefaultOrder = 10000;

    /// <summary>Takes the regular expression that the whole argument has to match; its groups are the method's arguments.</summary>
    public StepArgumentTransformationAttribute(string regex, int order = DefaultOrder)
    {
        Regex = regex;
        Order = order;
    }

    /// <summary>Takes any argument.</summary>
    public StepArgumentTransformationAttribute()
    {
    }

    /// <summary>What the whole argument has to match; null when any will do.</summary>
    public string? Regex { get; set; }

    /// <summary>What a Cucumber expression calls the type: <c>{money}</c>; without it, the name of the returned type.</summary>
    public string? Name { get; set; }

    /// <summary>Lower is tried first.</summary>
    public int Order { get; set; } = DefaultOrder;
}
