namespace Reqnroll;

/// <summary>Values that bindings share by name or by type for as long as the context lives.</summary>
public abstract class ReqnrollContext : Dictionary<string, object>, IReqnrollContext
{
    private protected ReqnrollContext()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The first failure in this context; null while there is none.</summary>
    public Exception? TestError { get; internal set; }

    /// <summary>Keeps a value under its type.</summary>
    public void Set<T>(T data) => Set(data, DefaultKey<T>());

    /// <summary>Keeps a value under a name.</summary>
    public void Set<T>(T data, string key) => this[key] = data!;

    /// <summary>Keeps a function that gives the value each time it is asked for.</summary>
    public void Set<T>(Func<T> func) => this[DefaultKey<T>()] = func;

    /// <summary>The value kept under its type.</summary>
    /// <exception cref="KeyNotFoundException">Nothing is kept there.</exception>
    public T Get<T>() => Get<T>(DefaultKey<T>());

    /// <summary>The value kept under a name.</summary>
    /// <exception cref="KeyNotFoundException">Nothing is kept there.</exception>
    public T Get<T>(string key) => Value<T>(this[key]);

    /// <summary>Gives the value kept under its type, if any.</summary>
    public bool TryGetValue<TValue>(out TValue value) => TryGetValue(DefaultKey<TValue>(), out value);

    /// <summary>Gives the value kept under a name, if any.</summary>
    public bool TryGetValue<TValue>(string key, out TValue value)
    {
        var found = base.TryGetValue(key, out var kept);
        value = found ? Value<TValue>(kept!) : default!;
        return found;
    }

    private static T Value<T>(object kept) => kept is Func<T> func ? func() : (T)kept;

    private static string DefaultKey<T>() => typeof(T).FullName!;
}
