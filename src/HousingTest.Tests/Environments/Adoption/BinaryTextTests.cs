using System.IO.Compression;
using System.Text;
using HousingTest.Environments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments.Adoption;

public class BinaryTextTests
{
    private const string Said = "ring 0113 245 6789";

    [Fact]
    public void Text_in_any_of_the_usual_codes_is_found_within_other_bytes()
    {
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.Latin1])
        {
            byte[] bytes = [0, 1, 2, 255, .. encoding.GetBytes(Said), 0, 3, 0, 250];
            BinaryText.Read(bytes).Texts.ShouldContain(text => text.Contains(Said, StringComparison.Ordinal), encoding.EncodingName);
        }
    }

    [Fact]
    public void A_number_that_a_word_processor_took_apart_is_put_together_again_inside_of_a_packed_document()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml").Open();
            part.Write("<w:p><w:t>ring 0113 </w:t></w:r><w:r><w:t>245 6789</w:t></w:p>"u8);
        }

        var (texts, unreadable) = BinaryText.Read(packed.ToArray());

        texts.ShouldBe(["word/document.xml", Said]);
        unreadable.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_packed_twice_is_found_and_what_is_packed_too_often_is_told()
    {
        var bytes = Encoding.UTF8.GetBytes(Said);
        BinaryText.Read(Packed(Packed(bytes))).Texts.ShouldBe([Said]);
        BinaryText.Read(Packed(Packed(Packed(Packed(bytes))))).Unreadable.ShouldBe(["archive in archives"]);
    }

    [Theory]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", "picture (JPEG)")]
    [InlineData("PK\u0003\u0004", "archive that cannot be opened")]
    public void A_document_that_cannot_be_read_is_told_by_its_kind(string begins, string kind)
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes(begins), .. Enumerable.Repeat((byte)0x8f, 100)];
        BinaryText.Read(bytes).Unreadable.ShouldBe([kind]);
    }

    [Fact]
    public void Digests_are_no_documents_whatever_they_begin_with() =>
        Enumerable.Range(0, 10_000).SelectMany(number => BinaryText.Read(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number))).Unreadable).ShouldBeEmpty();

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            zip.Write(bytes);
        return packed.ToArray();
    }
}
