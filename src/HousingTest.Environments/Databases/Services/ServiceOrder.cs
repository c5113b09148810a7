namespace HousingTest.Environments;

/// <summary>What <c>docker-compose.yml</c> is told of the SQL Server that is to run.</summary>
/// <param name="Image">Name of the image.</param>
/// <param name="Port">Port of this machine; <c>0</c> for one that is free.</param>
internal sealed record ServiceOrder(string Image, string Port)
{
    /// <summary>The image where nobody names another; <c>docker-compose.yml</c> says the same.</summary>
    public const string UsualImage = "mcr.microsoft.com/mssql/server:2022-latest";

    /// <summary>Environment variable that names another image.</summary>
    public const string ImageVariable = "HOUSINGTEST_SQLSERVER_IMAGE";

    /// <summary>Environment variable that names a port.</summary>
    public const string PortVariable = "HOUSINGTEST_SQLSERVER_PORT";

    /// <summary>Environment variable that takes the password to <c>docker-compose.yml</c>; that of a user is not read.</summary>
    public const string PasswordVariable = "HOUSINGTEST_SQLSERVER_PASSWORD";

    /// <summary>As this process's environment has it. A free port unless one is named: two checkouts may run theirs at the same time.</summary>
    public static ServiceOrder Asked => new(
        Environment.GetEnvironmentVariable(ImageVariable) is { Length: > 0 } image ? image : UsualImage,
        Environment.GetEnvironmentVariable(PortVariable) is { Length: > 0 } port ? port : "0");
}
