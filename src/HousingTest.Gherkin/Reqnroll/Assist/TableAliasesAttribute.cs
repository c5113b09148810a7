namespace Reqnroll.Assist.Attributes;

/// <summary>Other column names that mean the member.</summary>
/// <param name="aliases">Regular expressions; a column that holds what one of them matches is meant.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
public class TableAliasesAttribute(params string[] aliases) : Attribute
{
    /// <summary>Regular expressions; a column that holds what one of them matches is meant.</summary>
    public string[] Aliases { get; } = aliases;
}
