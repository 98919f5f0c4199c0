using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Sortiment.Platform.Http;

/// <summary>
/// Keys for cookies and form tokens in the database, so that every node reads what another one wrote. (The ready-made
/// EF store wants a context of its own outside the unit of work; two statements do.)
/// </summary>
/// <param name="dataSource">Asked with the first key: this is made while the addresses are mapped, which does not wait for a database.</param>
internal sealed class DataProtectionKeys(Func<NpgsqlDataSource> dataSource) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = dataSource().CreateCommand("SELECT xml FROM platform.data_protection_keys ORDER BY id");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = dataSource()
            .CreateCommand("INSERT INTO platform.data_protection_keys (name, xml) VALUES ($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = friendlyName });
        command.Parameters.Add(
            new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) }
        );
        command.ExecuteNonQuery();
    }
}

/// <summary>A key: mapped for the migration only.</summary>
internal sealed class DataProtectionKey
{
    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Xml { get; private set; } = "";
}
