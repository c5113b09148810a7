using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

/// <summary>How files are looked at by whoever watches: as editors write them.</summary>
public sealed class FileGlanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FileGlanceTests()
    {
        _folder.Write("features/rents/a.feature", "Feature: A");
        _folder.Write("features/rents/b.feature", "Feature: B");
        _folder.Write("map.yaml", "map: reference");
    }

    [Fact]
    public void A_file_that_is_written_is_seen_once()
    {
        var before = Look();
        _folder.Write("features/rents/a.feature", "Feature: Another");

        Since(before).ShouldBe(["features/rents/a.feature"]);
        Since(Look()).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_renamed_over_another_is_that_one_written()
    {
        var before = Look();
        _folder.Write("features/rents/.a.feature.swap~", "Feature: Another");
        File.Move(_folder["features/rents/.a.feature.swap~"], _folder["features/rents/a.feature"], overwrite: true);

        Since(before).ShouldBe(["features/rents/a.feature"]);
    }

    [Fact]
    public void A_file_of_the_same_length_that_is_written_again_is_seen_by_its_time()
    {
        var before = Look();
        File.SetLastWriteTimeUtc(_folder["features/rents/a.feature"], DateTime.UtcNow.AddSeconds(3));

        Since(before).ShouldBe(["features/rents/a.feature"]);
    }

    [Fact]
    public void New_files_in_new_folders_and_files_that_are_taken_away_are_seen_and_what_a_build_copied_is_not()
    {
        var before = Look();
        _folder.Write("features/grounds/grass.feature", "Feature: Grass");
        _folder.Write("features/bin/Release/copy.feature", "Feature: Copy");
        _folder.Write("features/rents/notes.txt", "notes");
        File.Delete(_folder["features/rents/b.feature"]);

        Since(before).ShouldBe(["features/grounds/grass.feature", "features/rents/b.feature"]);
    }

    [Fact]
    public void A_place_that_is_not_there_holds_nothing() => FileGlance.Of([(_folder["nowhere"], ".feature")]).Files.ShouldBeEmpty();

    public void Dispose() => _folder.Dispose();

    private FileGlance Look() => FileGlance.Of([(_folder["features"], ".feature"), (_folder["map.yaml"], "")]);

    private IReadOnlyList<string> Since(FileGlance before) => [.. Look().Since(before).Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'))];
}
