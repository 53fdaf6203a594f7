using Xunit.Abstractions;

namespace NetGen.Tests;

/// <summary>Classes that take longest begin first, so that no core waits for one that began last.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_longest =
    [
        "RandomStackTests",
        "FixtureTests",
        "WrapperTests",
        "ConvolutionTests",
        "LayerTests",
        "RecurrentTests",
        "VirtualBatchNormalizationTests",
        "StreamTests",
        "MaskingTests",
        "ReportedStackTests",
        "HostileDeclarationTests",
        "RoomTests",
        "CompiledCodeTests",
        "SampleTests",
        "FashionMnistTests",
    ];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection =>
        {
            int place = Array.FindIndex(s_longest, name => collection.DisplayName.EndsWith("." + name, StringComparison.Ordinal));
            return place < 0 ? s_longest.Length : place;
        });
}
