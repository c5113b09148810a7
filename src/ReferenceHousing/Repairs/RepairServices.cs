namespace ReferenceHousing.Repairs;

/// <summary>What repairs add to the system's services.</summary>
public static class RepairServices
{
    public static void AddRepairs(this IServiceCollection services)
    {
        services.AddScoped<WorksOrders>();
        services.AddScoped<Appointments>();
        services.AddScoped<Variations>();
        services.AddScoped<Hazards>();
        services.AddScoped<RepairPolicies>();
        services.AddScoped<ContractorFiles>();
        services.AddScoped<Api.RepairReading>();
    }
}
