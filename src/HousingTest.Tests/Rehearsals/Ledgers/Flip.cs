namespace HousingTest.Tests.Rehearsals.Ledgers;

internal static class Flip
{
    /// <summary>Flips one bit in the middle of a file, as a failing disk does.</summary>
    public static void Byte(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
