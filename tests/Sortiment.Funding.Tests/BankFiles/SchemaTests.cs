using System.Xml.Linq;
using System.Xml.Schema;

namespace Sortiment.Funding.Tests.BankFiles;

/// <summary>That the camt files made up here are what the schemas allow, so that reading them shows something.</summary>
public sealed class SchemaTests
{
    [Theory]
    [MemberData(nameof(CamtTests.Messages), MemberType = typeof(CamtTests))]
    public void Own_messages_are_valid(string type, int version)
    {
        var text = CamtText.Of(type, version);
        Assert.Empty(Faults(text, text.Usual()));
        Assert.NotEmpty(Faults(text, text.Usual().Replace("CRDT", "KREDIT")));
    }

    private static List<string> Faults(CamtText text, string file)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Shared.Schema($"camt.{text.Type}.001.0{text.Version}.xsd"));
        var faults = new List<string>();
        XDocument.Parse(file).Validate(schemas, (_, e) => faults.Add(e.Message));
        return faults;
    }
}
