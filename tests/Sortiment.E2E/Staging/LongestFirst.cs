using Sortiment.E2E.Stories;
using Xunit.Sdk;
using Xunit.v3;

namespace Sortiment.E2E.Staging;

/// <summary>The two tests that take minutes begin, so that neither is left to go on alone when all others are done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(NavigationTests), nameof(GrastorpStory)];

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderBy(collection => !Array.Exists(Long, name => Holds(collection, name)))
                .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
        ];

    private static bool Holds(ITestCollection collection, string test) =>
        collection.TestCollectionDisplayName.Contains(test, StringComparison.Ordinal);
}
