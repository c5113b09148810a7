using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using HousingTest.Model;
using HousingTest.Reports;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed class JUnitReportTests
{
    // What pipelines agree on: suites of cases, each with at most one of failure, error and skipped, and counts on every suite.
    private const string Schema =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:complexType name="ending" mixed="true">
            <xs:attribute name="message" type="xs:string" />
            <xs:attribute name="type" type="xs:string" use="required" />
          </xs:complexType>
          <xs:element name="testsuites">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="testsuite" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="testcase" minOccurs="1" maxOccurs="unbounded">
                        <xs:complexType>
                          <xs:sequence>
                            <xs:choice minOccurs="0">
                              <xs:element name="failure" type="ending" />
                              <xs:element name="error" type="ending" />
                            </xs:choice>
                            <xs:element name="system-out" type="xs:string" minOccurs="0" />
                          </xs:sequence>
                          <xs:attribute name="name" type="xs:string" use="required" />
                          <xs:attribute name="classname" type="xs:string" use="required" />
                        </xs:complexType>
                      </xs:element>
                    </xs:sequence>
                    <xs:attribute name="name" type="xs:string" use="required" />
                    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required" />
                    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required" />
                    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required" />
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
              <xs:attribute name="name" type="xs:string" use="required" />
              <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required" />
              <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required" />
              <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required" />
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    [Fact]
    public void A_hold_is_written_as_approved() => Approval.Verify(Written(SampleGate.Hold()), "junit-hold", "xml");

    [Fact]
    public void The_document_is_valid_and_its_counts_are_those_of_its_cases()
    {
        foreach (var report in new[] { SampleGate.Hold(), SampleGate.Release() })
        {
            var document = XDocument.Parse(Written(report));
            var schemas = new XmlSchemaSet();
            schemas.Add("", System.Xml.XmlReader.Create(new StringReader(Schema)));
            document.Validate(schemas, null);
            foreach (var suite in document.Root!.DescendantsAndSelf().Where(element => element.Name.LocalName.StartsWith("testsuite", StringComparison.Ordinal)))
            {
                ((int)suite.Attribute("tests")!).ShouldBe(suite.Descendants("testcase").Count());
                ((int)suite.Attribute("failures")!).ShouldBe(suite.Descendants("failure").Count());
                ((int)suite.Attribute("errors")!).ShouldBe(suite.Descendants("error").Count());
            }
        }
    }

    [Fact]
    public void A_release_has_no_failure()
    {
        var document = XDocument.Parse(Written(SampleGate.Release()));
        document.Descendants("failure").Concat(document.Descendants("error")).ShouldBeEmpty();
    }

    [Fact]
    public void A_hold_without_reasons_is_red_all_the_same()
    {
        var release = SampleGate.Release();
        var document = XDocument.Parse(Written(release with { Verdict = release.Verdict with { Decision = Decision.Hold } }));
        document.Descendants("failure").Count().ShouldBe(1);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_are_replaced_and_pairs_are_kept()
    {
        var hold = SampleGate.Hold();
        var reason = hold.Verdict.Reasons[0] with { Sentence = "a \u0000 b \uD800 c \U0001F3E0 d" };
        var text = Written(hold with { Verdict = hold.Verdict with { Reasons = [reason] } });
        text.ShouldContain("a \uFFFD b \uFFFD c \U0001F3E0 d");
    }

    private static string Written(GateReport report)
    {
        using var stream = new MemoryStream();
        JUnitReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
