using System.Reflection;

namespace Reqnroll.Assist;

/// <summary>Makes objects of the fields of a table, and fills objects that are there.</summary>
internal static class InstanceMaker
{
    /// <summary>A new object: by its constructor without parameters if it has one, else by one whose parameters the table has.</summary>
    /// <exception cref="ReqnrollException">A cell or column does not fit.</exception>
    public static T Make<T>(IReadOnlyList<TableField> fields, InstanceCreationOptions options)
    {
        if (typeof(T).GetConstructor(Type.EmptyTypes) is not null)
            return (T)Fill(Activator.CreateInstance<T>()!, fields, options);
        var members = TableMember.Of(typeof(T), fields);
        var constructor = options.RequireTableToProvideAllConstructorParameters
            ? LongestProvided(typeof(T), fields, members)
            : ShortestThatTakesAll(typeof(T), members);
        if (constructor is null)
            throw new MissingMethodException($"No constructor of {typeof(T).Name} takes what the table has: {string.Join(", ", fields.Select(field => field.Name))}");
        Verify(fields, members, options);
        return (T)Construct(constructor, members);
    }

    /// <summary>Sets the members that the table has fields for, and gives the object.</summary>
    /// <exception cref="ReqnrollException">A cell or column does not fit.</exception>
    public static object Fill(object instance, IReadOnlyList<TableField> fields, InstanceCreationOptions options)
    {
        var members = TableMember.Of(instance.GetType(), fields);
        Verify(fields, members, options);
        foreach (var member in members)
            member.Set(instance, member.Value);
        return instance;
    }

    private static object Construct(ConstructorInfo constructor, List<TableMember> members)
    {
        var rest = members.ToList();
        var parameters = constructor.GetParameters();
        var arguments = new object?[parameters.Length];
        foreach (var (parameter, at) in parameters.Select((parameter, at) => (parameter, at)))
        {
            var member = rest.Find(candidate => candidate.IsFor(parameter));
            arguments[at] = member?.Value ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null);
            if (member is not null)
                rest.Remove(member);
        }

        var instance = constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        foreach (var member in rest)
            member.Set(instance, member.Value);
        return instance;
    }

    private static ConstructorInfo? ShortestThatTakesAll(Type type, List<TableMember> members) => Constructors(type)
        .OrderBy(constructor => constructor.GetParameters().Length)
        .FirstOrDefault(constructor => members.TrueForAll(member => Array.Exists(constructor.GetParameters(), member.IsFor)));

    // A parameter without a member of its name is taken from the table all the same.
    private static ConstructorInfo? LongestProvided(Type type, IReadOnlyList<TableField> fields, List<TableMember> members)
    {
        foreach (var constructor in Constructors(type).OrderByDescending(constructor => constructor.GetParameters().Length))
        {
            var missing = constructor.GetParameters().Where(parameter => !members.Exists(member => member.IsFor(parameter))).ToList();
            var found = missing.ConvertAll(parameter => Provided(parameter, fields));
            if (found.Contains(null))
                continue;
            members.AddRange(found.OfType<TableMember>());
            return constructor;
        }

        return null;
    }

    private static TableMember? Provided(ParameterInfo parameter, IReadOnlyList<TableField> fields) =>
        CellValue.CanBe(parameter.ParameterType) && fields.FirstOrDefault(field => ColumnName.Means(field.Name, parameter.Name!)) is { } field
            ? new TableMember(parameter.Name!, parameter.ParameterType, field, (_, _) => { })
            : null;

    private static IEnumerable<ConstructorInfo> Constructors(Type type) => type.GetConstructors().Where(constructor => constructor.GetParameters().Length > 0);

    private static void Verify(IReadOnlyList<TableField> fields, List<TableMember> members, InstanceCreationOptions options)
    {
        if (!options.VerifyAllColumnsBound)
            return;
        var names = members.Select(member => member.Name).ToHashSet(options.VerifyCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var unbound = fields.Select(field => field.Name).Where(name => !names.Contains(name)).ToList();
        if (unbound.Count > 0)
            throw new ColumnCouldNotBeBoundException(unbound);
    }
}
