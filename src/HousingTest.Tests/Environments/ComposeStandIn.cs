namespace HousingTest.Tests.Environments;

/// <summary>
/// A program that answers as Docker and its Compose do, and keeps in files what there is: what is tested is what the harness asks of them, on machines without them. What it answers has the
/// shape that Docker 20.10 and Compose 1.29 gave for the same calls.
/// </summary>
internal sealed class ComposeStandIn(TemporaryFolder folder)
{
    /// <summary>Path of the docker program.</summary>
    public string Docker { get; } = Script(folder, "bin/docker", """
        case "$1" in
          compose)
            [ -f no-plugin ] && { echo 'docker: unknown command: docker compose' >&2; exit 1; }
            shift; exec ./bin/compose "$@" ;;
        esac
        [ -f no-daemon ] && { echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2; exit 1; }
        case "$1" in
          version) echo 20.10.24 ;;
          ps) [ ! -f container ] || echo c0ffee00c0ffee00 ;;
          image) [ ! -f no-image ] || { echo "Error: No such image: $5" >&2; exit 1; } ;;
          pull) [ ! -f no-registry ] || { echo 'Error response from daemon: Get "https://mcr.microsoft.com/v2/": dial tcp: lookup mcr.microsoft.com: no such host' >&2; exit 1; } ;;
          logs) echo "sa's password is $(sed -n 3p container)"; echo 'sqlservr: This program requires a machine with at least 2000 megabytes of memory.' ;;
          inspect)
            state=running; health=healthy
            [ -f state ] && state=$(cat state)
            [ -f health ] && health=$(cat health)
            cat <<JSON
        [{"Id": "c0ffee00c0ffee00", "State": {"Status": "$state", "ExitCode": 0, "Health": {"Status": "$health", "FailingStreak": 0, "Log": [{"ExitCode": 1, "Output": "Sqlcmd: Error: Login timeout expired.\n"}]}},
          "Config": {"Image": "$(sed -n 1p container)", "Env": ["ACCEPT_EULA=Y", "MSSQL_SA_PASSWORD=$(sed -n 3p container)"]},
          "NetworkSettings": {"Ports": {"1433/tcp": [{"HostIp": "127.0.0.1", "HostPort": "$(sed -n 2p container)"}]}}}]
        JSON
            ;;
        esac
        """);

    /// <summary>Path of the Compose that is no plugin.</summary>
    public string Compose { get; } = Script(folder, "bin/compose", """
        while [ $# -gt 0 ]; do
          case "$1" in
            --file|--project-name) shift ;;
            version) echo 1.29.2; exit ;;
            up)
              [ -n "$HOUSINGTEST_SQLSERVER_PASSWORD" ] || { echo 'required variable HOUSINGTEST_SQLSERVER_PASSWORD is missing a value' >&2; exit 15; }
              port=$HOUSINGTEST_SQLSERVER_PORT
              [ "$port" = 0 ] && port=49153
              printf '%s\n%s\n%s\n' "$HOUSINGTEST_SQLSERVER_IMAGE" "$port" "$HOUSINGTEST_SQLSERVER_PASSWORD" > container
              cat container >> containers
              [ -f port-taken ] && { echo "Error response from daemon: driver failed programming external connectivity: Bind for 127.0.0.1:$port failed: port is already allocated" >&2; exit 1; }
              [ -f odd ] && { echo 'failed to mount local volume: permission denied' >&2; exit 1; }
              exit 0 ;;
            down) rm -f container; exit ;;
          esac
          shift
        done
        """);

    /// <summary>What was asked, call by call, without the folders of the test.</summary>
    public string Asked => folder.Read("asked").Replace(folder.Path, "…", StringComparison.Ordinal).ReplaceLineEndings("\n");

    /// <summary>Image, port and password of every server that was started, a line each.</summary>
    public IReadOnlyList<string> Servers => File.Exists(folder["containers"]) ? File.ReadAllLines(folder["containers"]) : [];

    /// <summary>True while a server is there.</summary>
    public bool IsUp => File.Exists(folder["container"]);

    /// <summary>Has it answer otherwise from now on: <c>no-daemon</c>, <c>no-image</c>, <c>health</c> …</summary>
    public void Be(string what, string value = "") => folder.Write(what, value);

    private static string Script(TemporaryFolder folder, string name, string text)
    {
        var program = folder.Write(name, $"#!/bin/sh\ncd '{folder.Path}'\necho \"${{0##*/}} $*\" >> asked\n{text}\n".ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }
}
