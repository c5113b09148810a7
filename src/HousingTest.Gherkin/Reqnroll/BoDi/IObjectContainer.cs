namespace Reqnroll.BoDi;

/// <summary>Makes and keeps one instance of each type for the run, the feature or the scenario that it belongs to.</summary>
public interface IObjectContainer : IDisposable
{
    /// <summary>Says which type is made when <typeparamref name="TInterface"/> is asked for.</summary>
    /// <exception cref="ObjectContainerException">It was already asked for.</exception>
    IStrategyRegistration RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface;

    /// <summary>Says which object is given when <typeparamref name="TInterface"/> is asked for; disposed with the container if so wished.</summary>
    /// <exception cref="ObjectContainerException">It was already asked for.</exception>
    void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class;

    /// <summary>Says which object is given when <paramref name="interfaceType"/> is asked for; disposed with the container if so wished.</summary>
    /// <exception cref="ObjectContainerException">It was already asked for.</exception>
    void RegisterInstanceAs(object instance, Type interfaceType, string? name = null, bool dispose = false);

    /// <summary>Says how <typeparamref name="TInterface"/> is made.</summary>
    IStrategyRegistration RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factoryDelegate, string? name = null);

    /// <summary>Says how <typeparamref name="TInterface"/> is made.</summary>
    IStrategyRegistration RegisterFactoryAs<TInterface>(Func<TInterface> factoryDelegate, string? name = null);

    /// <summary>
    /// Gives the instance, made now if need be. What is registered with an outer container, or was made there, comes from there; a class that
    /// is known nowhere is made here.
    /// </summary>
    /// <exception cref="ObjectContainerException">It cannot be made.</exception>
    T Resolve<T>();

    /// <summary>Gives the instance of that name, made now if need be.</summary>
    /// <exception cref="ObjectContainerException">It cannot be made.</exception>
    T Resolve<T>(string? name);

    /// <summary>Gives the instance, made now if need be.</summary>
    /// <exception cref="ObjectContainerException">It cannot be made.</exception>
    object Resolve(Type typeToResolve, string? name = null);

    /// <summary>Gives every instance that is registered here for <typeparamref name="T"/>, with and without a name.</summary>
    IEnumerable<T> ResolveAll<T>()
        where T : class;

    /// <summary>Whether <typeparamref name="T"/> is registered here or with an outer container.</summary>
    bool IsRegistered<T>(string? name = null);

    /// <summary>Whether <paramref name="type"/> is registered here or with an outer container.</summary>
    bool IsRegistered(Type type, string? name = null);
}
