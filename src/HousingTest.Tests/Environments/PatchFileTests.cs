using System.Text;
using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

public sealed class PatchFileTests : IDisposable
{
    private const string Rents = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

    private const string ChangeFour = """
        diff --git a/Rents.cs b/Rents.cs
        index 1111111..2222222 100644
        --- a/Rents.cs
        +++ b/Rents.cs
        @@ -2,5 +2,5 @@
         two
         three
        -four
        +FOUR
         five
         six

        """;

    private readonly TemporaryFolder _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public void A_changed_line_is_changed_and_all_others_stay()
    {
        _source.Write("Rents.cs", Rents);
        Apply(ChangeFour);
        _source.Read("Rents.cs").ShouldBe("one\ntwo\nthree\nFOUR\nfive\nsix\nseven\n");
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\r\n", "\n")]
    [InlineData("\r\n", "\r\n")]
    public void The_file_keeps_its_line_ends_whatever_those_of_the_patch(string file, string patch)
    {
        _source.Write("Rents.cs", Rents.Replace("\n", file, StringComparison.Ordinal));
        Apply(ChangeFour.ReplaceLineEndings(patch));
        _source.Read("Rents.cs").ShouldBe(Rents.Replace("four", "FOUR", StringComparison.Ordinal).Replace("\n", file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_is_kept_and_does_not_hinder_the_first_line()
    {
        File.WriteAllText(_source["Rents.cs"], "one\ntwo\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Apply("--- a/Rents.cs\n+++ b/Rents.cs\n@@ -1,2 +1,2 @@\n-\uFEFFone\n+\uFEFFONE\n two\n");
        File.ReadAllBytes(_source["Rents.cs"]).ShouldBe([0xEF, 0xBB, 0xBF, .. "ONE\ntwo\n"u8]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_hunk_that_lies_elsewhere_than_it_says_is_found(int shift)
    {
        _source.Write("Rents.cs", shift > 0 ? string.Concat(Enumerable.Repeat("more\n", shift)) + Rents : Rents["one\n".Length..]);
        Apply(ChangeFour);
        _source.Read("Rents.cs").ShouldContain("three\nFOUR\nfive");
    }

    [Fact]
    public void Of_two_places_that_fit_the_nearer_one_is_taken()
    {
        _source.Write("Rents.cs", "a\nx\nb\n" + string.Concat(Enumerable.Repeat("-\n", 10)) + "a\nx\nb\n");
        Apply("--- a/Rents.cs\n+++ b/Rents.cs\n@@ -12,3 +12,3 @@\n a\n-x\n+y\n b\n");
        _source.Read("Rents.cs").ShouldEndWith("a\ny\nb\n");
        _source.Read("Rents.cs").ShouldStartWith("a\nx\nb\n");
    }

    [Fact]
    public void Several_hunks_shift_those_after_them()
    {
        _source.Write("Rents.cs", Rents);
        Apply("--- a/Rents.cs\n+++ b/Rents.cs\n@@ -1,2 +1,4 @@\n one\n+1a\n+1b\n two\n@@ -6,2 +8,1 @@\n six\n-seven\n");
        _source.Read("Rents.cs").ShouldBe("one\n1a\n1b\ntwo\nthree\nfour\nfive\nsix\n");
    }

    [Fact]
    public void A_hunk_without_context_goes_where_it_says()
    {
        _source.Write("Rents.cs", "one\ntwo\n");
        Apply("--- a/Rents.cs\n+++ b/Rents.cs\n@@ -1,0 +2 @@\n+between\n");
        _source.Read("Rents.cs").ShouldBe("one\nbetween\ntwo\n");
    }

    [Fact]
    public void Files_are_created_deleted_and_renamed()
    {
        _source.Write("Old.cs", "old\n");
        _source.Write("Named.cs", "one\ntwo\n");
        Apply("""
            diff --git a/Made/New.cs b/Made/New.cs
            new file mode 100644
            index 0000000..1111111
            --- /dev/null
            +++ b/Made/New.cs
            @@ -0,0 +1,2 @@
            +new
            +file
            diff --git a/Old.cs b/Old.cs
            deleted file mode 100644
            index 1111111..0000000
            --- a/Old.cs
            +++ /dev/null
            @@ -1 +0,0 @@
            -old
            diff --git a/Named.cs b/Other/Renamed.cs
            similarity index 50%
            rename from Named.cs
            rename to Other/Renamed.cs
            index 1111111..2222222 100644
            --- a/Named.cs
            +++ b/Other/Renamed.cs
            @@ -1,2 +1,2 @@
             one
            -two
            +TWO
            diff --git a/Empty.txt b/Empty.txt
            new file mode 100644
            index 0000000..e69de29

            """);
        _source.Read("Made/New.cs").ShouldBe("new\nfile\n");
        File.Exists(_source["Old.cs"]).ShouldBeFalse();
        File.Exists(_source["Named.cs"]).ShouldBeFalse();
        _source.Read("Other/Renamed.cs").ShouldBe("one\nTWO\n");
        _source.Read("Empty.txt").ShouldBe("");
    }

    [Fact]
    public void The_last_line_loses_and_gains_its_line_end_as_the_patch_says()
    {
        _source.Write("Ends.cs", "one\n");
        _source.Write("Open.cs", "one");
        Apply("""
            --- a/Ends.cs
            +++ b/Ends.cs
            @@ -1 +1 @@
            -one
            +two
            \ No newline at end of file
            --- a/Open.cs
            +++ b/Open.cs
            @@ -1 +1 @@
            -one
            \ No newline at end of file
            +two

            """);
        _source.Read("Ends.cs").ShouldBe("two");
        _source.Read("Open.cs").ShouldBe("two\n");
    }

    [Theory]
    [InlineData("a/src/System/Rents.cs", "b/src/System/Rents.cs")]
    [InlineData("a/Rents.cs", "b/Rents.cs")]
    [InlineData("Rents.cs", "Rents.cs")]
    [InlineData("old/Rents.cs\t2026-04-06 09:00:00", "new/Rents.cs\t2026-04-07 09:00:00")]
    public void It_does_not_matter_from_which_folder_the_patch_was_made(string from, string to)
    {
        _source.Write("Rents.cs", "one\n");
        Apply($"--- {from}\n+++ {to}\n@@ -1 +1 @@\n-one\n+two\n");
        _source.Read("Rents.cs").ShouldBe("two\n");
    }

    [Fact]
    public void A_letter_around_the_patch_and_unusual_names_are_no_hindrance()
    {
        _source.Write("Tŷ newydd.cs", "one\n\nthree\n");
        Apply("From: supplier@example.com\nSubject: [PATCH] Rents\n\n--- is how we sign\n\ndiff --git \"a/T\\305\\267 newydd.cs\" \"b/T\\305\\267 newydd.cs\"\n" +
            "--- \"a/T\\305\\267 newydd.cs\"\n+++ \"b/T\\305\\267 newydd.cs\"\n@@ -1,3 +1,3 @@\n-one\n+ONE\n\n three\n-- \n2.40\n");
        _source.Read("Tŷ newydd.cs").ShouldBe("ONE\n\nthree\n");
    }

    [Fact]
    public void A_hunk_that_fits_nowhere_is_told_with_file_hunk_line_and_both_texts_and_nothing_is_written()
    {
        _source.Write("Rents.cs", Rents.Replace("three", "drei", StringComparison.Ordinal));
        _source.Write("Other.cs", "one\n");
        var problems = Should.Throw<ProblemException>(() => Apply("--- a/Other.cs\n+++ b/Other.cs\n@@ -1 +1 @@\n-one\n+two\n" + ChangeFour)).Problems;
        problems.ShouldHaveSingleItem().ToString().ShouldBe("""
            HT-ENV-005  The patch does not apply
            where       supplier.patch:10, Rents.cs, hunk 1, line 3
            why         expected: three
                        found:    drei
            do          ask the supplier which release the patch is for, or make it again against the source here
            """);
        _source.Read("Other.cs").ShouldBe("one\n");
    }

    [Fact]
    public void Every_hunk_that_does_not_fit_is_told_at_once()
    {
        _source.Write("Rents.cs", "other\n");
        Should.Throw<ProblemException>(() => Apply(ChangeFour + "--- a/Missing.cs\n+++ b/Missing.cs\n@@ -1 +1 @@\n-one\n+two\n"))
            .Problems.Select(problem => problem.Where).ShouldBe(["supplier.patch:5, Rents.cs, hunk 1, line 2", "supplier.patch:12, Missing.cs is not in the source"]);
    }

    [Fact]
    public void A_patch_that_is_applied_already_is_recognised()
    {
        _source.Write("Rents.cs", Rents);
        Apply(ChangeFour);
        Should.Throw<ProblemException>(() => Apply(ChangeFour)).Problems.ShouldHaveSingleItem().Why.ShouldContain("applied already");
    }

    [Theory]
    [InlineData("a/../outside.cs")]
    [InlineData("/etc/outside.cs")]
    [InlineData("a/one/../../outside.cs")]
    [InlineData("a/C:/outside.cs")]
    [InlineData("a/..\\outside.cs")]
    [InlineData("\"a/\\056\\056/outside.cs\"")]
    public void A_path_that_leaves_the_source_is_refused(string path)
    {
        Should.Throw<ProblemException>(() => Apply($"--- /dev/null\n+++ {path}\n@@ -0,0 +1 @@\n+one\n")).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-ENV-004");
    }

    [Theory]
    [InlineData("", "HT-ENV-002")]
    [InlineData("nothing of the kind\n", "HT-ENV-002")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n one\n", "HT-ENV-003")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n one\nJunk\n", "HT-ENV-003")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1 +one @@\n one\n", "HT-ENV-003")]
    [InlineData("@@ -1 +1 @@\n-one\n+two\n", "HT-ENV-003")]
    [InlineData("diff --git a/x.png b/x.png\nindex 1..2 100644\nBinary files a/x.png and b/x.png differ\n", "HT-ENV-003")]
    [InlineData("diff --git a/x b/x\nnew file mode 120000\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n", "HT-ENV-003")]
    public void A_patch_that_cannot_be_read_is_told(string patch, string id)
    {
        Should.Throw<ProblemException>(() => Apply(patch)).Problems.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    private void Apply(string patch) => PatchFile.Parse(patch, "supplier.patch").Apply(_source.Path, "src/System");
}
