using System.Reflection;

namespace Reqnroll.BoDi;

/// <summary>The container of a run, a feature or a scenario. One thing runs at a time, so nothing here is guarded against concurrent use.</summary>
internal sealed class ObjectContainer : IObjectContainer, IAsyncDisposable
{
    private readonly ObjectContainer? _outer;
    private readonly Dictionary<(Type Type, string? Name), Registration> _registrations = [];
    private readonly Dictionary<(Type Type, string? Name), object> _kept = [];
    private readonly HashSet<(Type Type, string? Name)> _resolved = [];
    private readonly List<object> _owned = [];
    private readonly List<Type> _making = [];
    private bool _disposed;

    public ObjectContainer(ObjectContainer? outer = null)
    {
        _outer = outer;
        RegisterInstanceAs<IObjectContainer>(this);
    }

    public IStrategyRegistration RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface => Register(typeof(TInterface), name, container => container.MakeOrGet(typeof(TType), name), typeof(TType));

    public void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class => RegisterInstanceAs(instance, typeof(TInterface), name, dispose);

    public void RegisterInstanceAs(object instance, Type interfaceType, string? name = null, bool dispose = false)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Register(interfaceType, name, _ => instance);
        _kept[(instance.GetType(), name)] = instance;
        if (dispose)
            _owned.Add(instance);
    }

    public IStrategyRegistration RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factoryDelegate, string? name = null) =>
        Register(typeof(TInterface), name, container => container.Own(factoryDelegate(container)!));

    public IStrategyRegistration RegisterFactoryAs<TInterface>(Func<TInterface> factoryDelegate, string? name = null) =>
        RegisterFactoryAs(_ => factoryDelegate(), name);

    public T Resolve<T>() => (T)Resolve(typeof(T));

    public T Resolve<T>(string? name) => (T)Resolve(typeof(T), name);

    public object Resolve(Type typeToResolve, string? name = null)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var key = (typeToResolve, name);
        var instance = Find(key) is { } known ? known.Container.Obtain(key, known.Registration) : MakeKnown(key);
        _resolved.Add(key);
        return instance;
    }

    public IEnumerable<T> ResolveAll<T>()
        where T : class => [.. _registrations.Keys.Where(key => key.Type == typeof(T)).ToList().Select(key => (T)Resolve(key.Type, key.Name))];

    public bool IsRegistered<T>(string? name = null) => IsRegistered(typeof(T), name);

    public bool IsRegistered(Type type, string? name = null) =>
        _registrations.ContainsKey((type, name)) || (_outer?.IsRegistered(type, name) ?? false);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Disposes what was made here, last made first. One that fails does not keep the others.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        var failures = new List<Exception>();
        foreach (var instance in _owned.AsEnumerable().Reverse().Distinct(ReferenceEqualityComparer.Instance))
        {
            try
            {
                if (instance is IAsyncDisposable asynchronous)
                    await asynchronous.DisposeAsync();
                else
                    (instance as IDisposable)?.Dispose();
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private Registration Register(Type type, string? name, Func<ObjectContainer, object> make, Type? implementation = null)
    {
        if (_resolved.Contains((type, name)))
            throw new ObjectContainerException($"{type.Name} was already asked for and can no longer be registered otherwise");
        return _registrations[(type, name)] = new Registration(make, implementation);
    }

    private (ObjectContainer Container, Registration Registration)? Find((Type Type, string? Name) key)
    {
        for (var container = this; container is not null; container = container._outer)
        {
            if (container._registrations.TryGetValue(key, out var registration))
                return (container, registration);
        }

        return null;
    }

    private object Obtain((Type Type, string? Name) key, Registration registration)
    {
        if (registration.IsKept && _kept.TryGetValue(key, out var kept))
            return kept;
        if (!registration.IsKept && registration.Implementation is { } implementation)
            return MakeNew(implementation);
        var instance = registration.Make(this);
        if (registration.IsKept)
            _kept[key] = instance;
        return instance;
    }

    // What was made without being registered is known from then on: a class that a hook before the feature takes is shared by its scenarios.
    private object MakeKnown((Type Type, string? Name) key)
    {
        var instance = MakeOrGet(key.Type, key.Name);
        _registrations.TryAdd(key, new Registration(_ => instance));
        return instance;
    }

    private object MakeOrGet(Type type, string? name)
    {
        if (_kept.TryGetValue((type, name), out var kept))
            return kept;
        return _kept[(type, name)] = MakeNew(type);
    }

    private object MakeNew(Type type)
    {
        if (type.IsAbstract || type.IsValueType || type == typeof(string))
            throw new ObjectContainerException($"{type.Name} is not registered{Path()}: register it in a hook before it is asked for");
        if (_making.Contains(type))
            throw new ObjectContainerException($"{type.Name} needs itself{Path()}");
        _making.Add(type);
        try
        {
            return Own(Make(type));
        }
        finally
        {
            _making.RemoveAt(_making.Count - 1);
        }
    }

    private object Make(Type type)
    {
        var constructor = ConstructorOf(type);
        var arguments = constructor.GetParameters().Select(parameter => Resolve(parameter.ParameterType)).ToArray();
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
    }

    private ConstructorInfo ConstructorOf(Type type)
    {
        ConstructorInfo[] candidates = type.GetConstructors() is { Length: > 0 } open ? open : type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic);
        var most = candidates.Max(candidate => candidate.GetParameters().Length);
        return candidates.Where(candidate => candidate.GetParameters().Length == most).ToList() is [var only]
            ? only
            : throw new ObjectContainerException($"{type.Name} has several constructors with {most} parameters: leave one");
    }

    private object Own(object instance)
    {
        _owned.Add(instance);
        return instance;
    }

    private string Path() => _making.Count == 0 ? "" : $" ({string.Join(" needs ", _making.Select(type => type.Name))} needs it)";
}
