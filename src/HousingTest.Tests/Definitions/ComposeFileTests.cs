using HousingTest.Environments;
using Shouldly;
using Xunit;
using YamlDotNet.Serialization;

namespace HousingTest.Tests.Definitions;

/// <summary>The file from which SQL Server is started must keep what is promised of it, whichever Compose reads it.</summary>
public sealed class ComposeFileTests
{
    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, Compose.File));
    private readonly Dictionary<object, object> _file;

    public ComposeFileTests() => _file = new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<object, object>>(_text);

    private Dictionary<object, object> Services => (Dictionary<object, object>)_file["services"];

    private Dictionary<object, object> Server => (Dictionary<object, object>)Services[ServiceStart.Service];

    [Fact]
    public void The_service_the_image_and_the_variables_are_those_that_the_code_uses()
    {
        Server["image"].ShouldBe($"${{{ServiceOrder.ImageVariable}:-{ServiceOrder.UsualImage}}}");
        Texts(Server["ports"]).ShouldHaveSingleItem().ShouldStartWith($"127.0.0.1:${{{ServiceOrder.PortVariable}:-");
        Server.ShouldNotContainKey("profiles");
    }

    [Fact]
    public void Whatever_listens_listens_on_this_machine_alone_and_nothing_takes_its_network()
    {
        foreach (var service in Services.Values.Cast<Dictionary<object, object>>())
        {
            service.Keys.ShouldNotContain("network_mode");
            if (service.TryGetValue("ports", out var ports))
                Texts(ports).ShouldAllBe(port => port.StartsWith("127.0.0.1:", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_password_stands_in_it_and_none_is_taken_for_granted()
    {
        const string asked = "${HOUSINGTEST_SQLSERVER_PASSWORD:?make one for this run, as the first lines of docker-compose.yml say}";
        var settings = Services.Values.Cast<Dictionary<object, object>>().SelectMany(service => (Dictionary<object, object>)service["environment"])
            .Where(setting => $"{setting.Key}={setting.Value}".Contains("password", StringComparison.OrdinalIgnoreCase)).ToList();

        settings.Count.ShouldBe(4);
        settings.ShouldAllBe(setting => ((string)setting.Value).Replace($"Password={asked};", "", StringComparison.Ordinal).Replace(asked, "", StringComparison.Ordinal).Contains("password", StringComparison.OrdinalIgnoreCase) == false);
        settings.ShouldAllBe(setting => ((string)setting.Value).Contains(asked, StringComparison.Ordinal));
    }

    [Fact]
    public void The_server_has_a_limit_of_memory_a_health_check_and_a_volume_with_a_name()
    {
        Server["mem_limit"].ShouldBe("3g");
        var check = Texts(((Dictionary<object, object>)Server["healthcheck"])["test"]);
        check[0].ShouldBe("CMD-SHELL");
        check[1].ShouldContain("SELECT 1");
        // On the command line of the client, everybody who lists processes would read it.
        check[1].ShouldNotContain(" -P ");
        Texts(Server["volumes"]).ShouldBe(["sqlserver-data:/var/opt/mssql"]);
        ((Dictionary<object, object>)_file["volumes"]).Keys.ShouldBe(["sqlserver-data"]);
        Services.Values.Cast<Dictionary<object, object>>().ShouldAllBe(service => service.ContainsKey("mem_limit"));
    }

    [Fact]
    public void The_system_for_people_who_want_to_click_starts_only_when_it_is_asked_for_and_from_files_that_are_here()
    {
        foreach (var (_, service) in Services.Where(service => !string.Equals((string)service.Key, ServiceStart.Service, StringComparison.Ordinal)))
            Texts(((Dictionary<object, object>)service)["profiles"]).ShouldBe(["click"]);
        var build = (Dictionary<object, object>)((Dictionary<object, object>)Services["housing"])["build"];
        var context = Path.Combine(Repository.Root, (string)build["context"]);
        File.Exists(Path.Combine(context, "ReferenceHousing.csproj")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(context, (string)build["dockerfile"])).ShouldContain("dotnet publish ReferenceHousing.csproj");
    }

    private static IReadOnlyList<string> Texts(object list) => [.. ((List<object>)list).Cast<string>()];
}
