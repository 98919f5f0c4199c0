using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sortiment.Catalogue.Areas;
using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.IsoClasses;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Kernel;

namespace Sortiment.Catalogue.Seed;

/// <summary>
/// An assortment to try the product with, in Development only: made-up suppliers, products, prices and decisions, all
/// marked as examples. Built by the same methods as real products, so that it cannot break their rules. ISO classes and
/// product areas are true and serve everywhere.
/// </summary>
internal sealed record ExampleAssortment(
    IReadOnlyList<IsoClass> IsoClasses,
    IReadOnlyList<ProductArea> Areas,
    IReadOnlyList<Supplier> Suppliers,
    IReadOnlyList<HandbookEntry> Handbook,
    IReadOnlyList<ProductSeries> Products
)
{
    /// <summary>The edition of ISO 9999 that the codes are from.</summary>
    public const int IsoEdition = IAssortment.IsoEdition;

    private const string IsoClassFile = "iso-classes";
    private const string SupplierFile = "suppliers";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Builds the whole of it anew.</summary>
    /// <param name="today">When the products that are not in the assortment yet were proposed.</param>
    public static ExampleAssortment Load(DateOnly today)
    {
        var suppliers = Read<SeedSupplier[]>(SupplierFile)
            .ToDictionary(
                file => file.Key,
                file =>
                    Supplier.Register(
                        file.Name,
                        OrganisationNumber.Parse(file.OrganisationNumber),
                        isExample: true,
                        file.Id
                    )
            );
        var areas = AreaFiles().Select(Read<SeedArea>).ToArray();
        var builds = areas.Select(area => new AreaBuild(area, suppliers, today)).ToArray();
        return new ExampleAssortment(
            [
                .. Read<SeedIsoClass[]>(IsoClassFile)
                    .Select(file => IsoClass.Create(IsoCode.Parse(file.Code, IsoEdition), file.Title, file.English)),
            ],
            [.. areas.Select(area => ProductArea.Create(area.Code, area.Name, area.Description))],
            [.. suppliers.Values],
            [.. builds.SelectMany(build => build.Handbook)],
            [.. builds.SelectMany(build => build.Products)]
        );
    }

    private static readonly string Folder = $"{typeof(ExampleAssortment).Namespace}.Data.";

    private static readonly Assembly Home = typeof(ExampleAssortment).Assembly;

    private static IEnumerable<string> AreaFiles() =>
        Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".json".Length])
            .Where(file => file is not (IsoClassFile or SupplierFile))
            .Order(StringComparer.Ordinal);

    private static T Read<T>(string file)
    {
        using var stream = Home.GetManifestResourceStream($"{Folder}{file}.json")!;
        return JsonSerializer.Deserialize<T>(stream, Format)!;
    }
}
