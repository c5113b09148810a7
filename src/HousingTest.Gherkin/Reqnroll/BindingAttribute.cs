namespace Reqnroll;

/// <summary>The class holds step definitions, hooks or step argument transformations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class BindingAttribute : Attribute;
