using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HousingTest.Environments;

/// <summary>Asking a process to end, as its operating system does it.</summary>
internal static class Termination
{
    private const int Terminate = 15;

    /// <summary>SIGTERM, or on Windows the message that closes a window. A process there without a window cannot be asked: then it is ended by its caller.</summary>
    public static void Ask(Process process)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
                _ = SendSignal(process.Id, Terminate);
            else if (!process.CloseMainWindow())
                process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended meanwhile.
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);
}
