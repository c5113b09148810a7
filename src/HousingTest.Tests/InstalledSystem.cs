using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using Xunit;

namespace HousingTest.Tests;

/// <summary>The second system, which is no part of this repository: its tests are skipped, and say so, where it is not installed.</summary>
internal static class InstalledSystem
{
    public static void SkipUnlessThere()
    {
        try
        {
            new SystemInstallation(EnvironmentFile.Read(Repository.Root, "mediawiki")).ExpectNeeds();
        }
        catch (ProblemException missing)
        {
            Assert.Skip(string.Join("; ", missing.Problems.Select(problem => $"{problem.What}, {problem.Why}: {problem.Remedy}")));
        }
    }
}
