using Reqnroll.Assist;

namespace Reqnroll;

/// <summary>Makes objects of tables.</summary>
public static class TableHelperExtensionMethods
{
    /// <summary>An object of a table that describes one: a row beneath the names, or names beside their values.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member.</exception>
    public static T CreateInstance<T>(this Table table) => table.CreateInstance<T>(new InstanceCreationOptions());

    /// <summary>An object of a table that describes one: a row beneath the names, or names beside their values.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member, or a column does not fit.</exception>
    public static T CreateInstance<T>(this Table table, InstanceCreationOptions? creationOptions) =>
        InstanceMaker.Make<T>(TableField.Of(table, typeof(T)), creationOptions ?? new InstanceCreationOptions());

    /// <summary>The object that the function makes, with the values of the table set.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member.</exception>
    public static T CreateInstance<T>(this Table table, Func<T> methodToCreateTheInstance) => table.CreateInstance(methodToCreateTheInstance, creationOptions: null);

    /// <summary>The object that the function makes, with the values of the table set.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member, or a column does not fit.</exception>
    public static T CreateInstance<T>(this Table table, Func<T> methodToCreateTheInstance, InstanceCreationOptions? creationOptions)
    {
        var instance = methodToCreateTheInstance();
        table.FillInstance(instance!, creationOptions);
        return instance;
    }

    /// <summary>Sets the values of the table on an object.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member.</exception>
    public static void FillInstance(this Table table, object instance) => table.FillInstance(instance, creationOptions: null);

    /// <summary>Sets the values of the table on an object.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member, or a column does not fit.</exception>
    public static void FillInstance(this Table table, object instance, InstanceCreationOptions? creationOptions) =>
        InstanceMaker.Fill(instance, TableField.Of(table, instance.GetType()), creationOptions ?? new InstanceCreationOptions());

    /// <summary>An object of each row.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member.</exception>
    public static IEnumerable<T> CreateSet<T>(this Table table) => table.CreateSet<T>(new InstanceCreationOptions());

    /// <summary>An object of each row.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member, or a column does not fit.</exception>
    public static IEnumerable<T> CreateSet<T>(this Table table, InstanceCreationOptions? creationOptions) =>
        [.. table.Rows.Select(row => InstanceMaker.Make<T>(TableField.OfRow(table, row), creationOptions ?? new InstanceCreationOptions()))];

    /// <summary>An object of each row, made by the function, with the values of the row set.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member.</exception>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<T> methodToCreateEachInstance) => table.CreateSet(methodToCreateEachInstance, creationOptions: null);

    /// <summary>An object of each row, made by the function, with the values of the row set.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member, or a column does not fit.</exception>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<T> methodToCreateEachInstance, InstanceCreationOptions? creationOptions) =>
        table.CreateSet(_ => methodToCreateEachInstance(), creationOptions);

    /// <summary>An object of each row, made of the row by the function, with the values of the row set.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member.</exception>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<DataTableRow, T> methodToCreateEachInstance) =>
        table.CreateSet(methodToCreateEachInstance, creationOptions: null);

    /// <summary>An object of each row, made of the row by the function, with the values of the row set.</summary>
    /// <exception cref="ReqnrollException">A cell cannot be read as the type of its member, or a column does not fit.</exception>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<DataTableRow, T> methodToCreateEachInstance, InstanceCreationOptions? creationOptions)
    {
        var options = creationOptions ?? new InstanceCreationOptions();
        return [.. table.Rows.Select(row => (T)InstanceMaker.Fill(methodToCreateEachInstance(row)!, TableField.OfRow(table, row), options))];
    }
}
