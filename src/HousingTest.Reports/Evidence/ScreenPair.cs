using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>A screen on both releases.</summary>
/// <param name="Name">Screen of the map.</param>
/// <param name="Device"><c>desktop</c>, or a phone by name.</param>
/// <param name="Before">Its title on the baseline; null when it was not seen there.</param>
/// <param name="After">Its title on the candidate; null when it was not seen there.</param>
/// <param name="PictureBefore">How it looked; null when no picture was kept, or when both look the same.</param>
/// <param name="PictureAfter">How it looked; null when no picture was kept.</param>
/// <param name="SamePicture">True when both pictures are the same bytes.</param>
/// <param name="Lines">What assistive technology is told, laid over each other; empty when the same.</param>
public sealed record ScreenPair(
    string Name, string Device, string? Before, string? After, Screenshot? PictureBefore, Screenshot? PictureAfter, bool SamePicture, IReadOnlyList<DiffLine> Lines)
{
    internal static ScreenPair Of(ScreenSeen? before, ScreenSeen? after, Func<ScreenSeen, byte[]?> readBefore, Func<ScreenSeen, byte[]?> readAfter)
    {
        var either = after ?? before ?? throw new ArgumentException("a pair has at least one screen", nameof(before));
        var (bytesBefore, bytesAfter) = (before is null ? null : readBefore(before), after is null ? null : readAfter(after));
        var same = bytesBefore is not null && bytesAfter is not null && bytesBefore.AsSpan().SequenceEqual(bytesAfter);
        return new ScreenPair(
            either.Name, either.Device, before?.Title, after?.Title, same ? null : Screenshot.Of(bytesBefore), Screenshot.Of(bytesAfter), same,
            LineDiff.Of(before?.Aria ?? "", after?.Aria ?? ""));
    }
}
