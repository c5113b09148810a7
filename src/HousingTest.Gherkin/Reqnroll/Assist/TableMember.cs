using System.Reflection;

namespace Reqnroll.Assist;

/// <summary>A member of an object, or a parameter of its constructor, and the field of the table that it takes.</summary>
/// <param name="Name">Name of the member or parameter.</param>
/// <param name="Type">Its type.</param>
/// <param name="Field">The field.</param>
/// <param name="Set">Sets the member of an object.</param>
internal sealed record TableMember(string Name, Type Type, TableField Field, Action<object, object?> Set)
{
    private const int LongestTuple = 7;

    public object? Value => CellValue.Read(Field, Type);

    /// <summary>The members of a type that a table has fields for. Those of a type that no cell can be read as are left alone.</summary>
    /// <exception cref="ReqnrollException">A tuple is too long.</exception>
    public static List<TableMember> Of(Type type, IReadOnlyList<TableField> fields)
    {
        var variables = type.GetFields(BindingFlags.Public | BindingFlags.Instance);
        List<TableMember> members =
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               from field in fields
               where CellValue.CanBe(property.PropertyType) && ColumnName.Means(field.Name, property)
               select new TableMember(property.Name, property.PropertyType, field, property.SetValue),
            .. from variable in variables
               from field in fields
               where CellValue.CanBe(variable.FieldType) && ColumnName.Means(field.Name, variable)
               select Of(variable, field),
        ];
        if (!type.IsGenericType || !typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(type) || !type.IsValueType)
            return members;

        // The names of a tuple's items exist for the compiler alone: fields are taken in their order.
        if (variables.Length > LongestTuple)
            throw new ReqnrollException($"A tuple made of a table has at most {LongestTuple} items");
        if (variables.Length == fields.Count)
            members.AddRange(variables.Zip(fields).Where(pair => CellValue.CanBe(pair.First.FieldType)).Select(pair => Of(pair.First, pair.Second)));
        return members;
    }

    public bool IsFor(ParameterInfo parameter) => string.Equals(Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && Type == parameter.ParameterType;

    private static TableMember Of(FieldInfo variable, TableField field) => new(variable.Name, variable.FieldType, field, variable.SetValue);
}
