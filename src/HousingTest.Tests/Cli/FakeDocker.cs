namespace HousingTest.Tests.Cli;

/// <summary>A program that answers as Docker does and runs the system as a process: what is tested is what the harness asks of Docker, on machines without it.</summary>
internal static class FakeDocker
{
    /// <summary>Puts it where every command of this process finds it, and answers the file in which it notes what it was asked.</summary>
    /// <param name="write">Writes a file, and answers its path.</param>
    /// <param name="release">Folder of the published system that its one image holds.</param>
    public static string Put(Func<string, string, string> write, string release)
    {
        var log = write("docker.log", "");
        var program = write("docker", $$"""
            #!/bin/sh
            echo "$*" >>'{{log}}'
            case "$1" in
              image)
                case "$5" in
                  supplier/housing*) echo sha256:0123 ;;
                  no-daemon) echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2; exit 1 ;;
                  *) echo "Error: No such image: $5" >&2; exit 1 ;;
                esac ;;
              run)
                while [ $# -gt 1 ]; do
                  case "$1" in
                    --volume) copy=${2%:/copy}; shift ;;
                    --env) value=$(printenv "$2" | sed "s|/copy|$copy|g"); export "$2=$value"; shift ;;
                  esac
                  shift
                done
                exec dotnet '{{release}}/ReferenceHousing.dll' ;;
            esac
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("HOUSINGTEST_DOCKER", program);
        return log;
    }
}
