namespace HousingTest.Environments;

/// <summary>The lease of one test copy while it lives: every process that the copy starts is written down before anything else is done with it.</summary>
internal sealed class LeaseKeeper
{
    private readonly LeaseStore _store;
    private readonly Lock _lock = new();
    private Lease _lease;

    public LeaseKeeper(LeaseStore store, string id, string owner)
    {
        _store = store;
        _lease = new Lease(id, owner, Environment.MachineName, ProcessStamp.Own, [], id);
        _store.Write(_lease);
    }

    public void Add(params IReadOnlyList<ProcessStamp> children)
    {
        lock (_lock)
        {
            // Those that have ended are left out, so that restarts don't make it longer and longer.
            _lease = _lease with { Children = [.. _lease.Children.Where(child => child.Runs), .. children] };
            _store.Write(_lease);
        }
    }

    public void AddContainer(string name)
    {
        lock (_lock)
        {
            _lease = _lease with { Containers = [.. _lease.Containers ?? [], name] };
            _store.Write(_lease);
        }
    }

    public void Add(LeasedDatabase database)
    {
        lock (_lock)
        {
            _lease = _lease with { Database = database };
            _store.Write(_lease);
        }
    }

    public void DatabaseIsGone()
    {
        lock (_lock)
        {
            _lease = _lease with { Database = null };
            _store.Write(_lease);
        }
    }

    /// <summary>Before anything is done with the server.</summary>
    public void AddService(string project)
    {
        lock (_lock)
        {
            _lease = _lease with { Service = project };
            _store.Write(_lease);
        }
    }

    /// <summary>Its database went with the server, or is no more its own business there.</summary>
    public void ServiceIsLeft()
    {
        lock (_lock)
        {
            _lease = _lease with { Service = null, Database = null };
            _store.Write(_lease);
        }
    }

    /// <summary>Deletes the lease, unless a process of it would not end, or its database could not be dropped or its server not taken down: then it stays for the sweep.</summary>
    public void Delete()
    {
        if (_lease.Database is null && _lease.Service is null && !_lease.Children.Any(child => child.Runs))
            _store.Delete(_lease.Id);
    }
}
