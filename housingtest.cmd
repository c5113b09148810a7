@echo off
rem Thin: checks the SDK, builds what changed, and hands over to the command line. On Windows a browser is never downloaded:
rem Edge is there, and doctor says so when it is not.
setlocal
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo HT-CLI-001  The .NET SDK is not installed 1>&2
    echo where       this machine 1>&2
    echo why         there is no dotnet on the PATH 1>&2
    echo do          install the .NET 10 SDK and run this again 1>&2
    exit /b 2
)
pushd "%root%"
dotnet --version >nul 2>nul
if errorlevel 1 (
    popd
    echo HT-CLI-002  No .NET 10 SDK is installed 1>&2
    echo where       %root%\global.json 1>&2
    echo do          install the .NET 10 SDK and run this again 1>&2
    exit /b 2
)
popd

if not exist "%root%\.housingtest" mkdir "%root%\.housingtest"
set "log=%root%\.housingtest\build.log"
rem cmd has no cheap way to see what is newer than the last build, so the build itself finds out.
dotnet build "%root%\src\HousingTest.Cli" -c Release -nologo -v quiet >"%log%" 2>&1 && dotnet build "%root%\features" -c Release -nologo -v quiet >>"%log%" 2>&1
if not errorlevel 1 if "%~1"=="bench" dotnet build "%root%\src\HousingTest.Bench" -c Release -nologo -v quiet >>"%log%" 2>&1
if errorlevel 1 (
    findstr /C:"error" "%log%" 1>&2
    echo HT-CLI-003  HousingTest does not build 1>&2
    echo where       %log% 1>&2
    echo why         the first errors stand above 1>&2
    echo do          mend them, or go back to a commit that builds 1>&2
    exit /b 2
)

dotnet "%root%\src\HousingTest.Cli\bin\Release\net10.0\publish\HousingTest.Cli.dll" %*
exit /b %errorlevel%
