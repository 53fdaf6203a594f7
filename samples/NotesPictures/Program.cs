using System.Globalization;

namespace NotesPictures;

/// <summary>The pictures that lectures on neural networks draw, each made by one command: NAME writes NAME.svg, no name
/// writes all.</summary>
internal static class Program
{
    private static readonly (string Name, Action<bool> Draw)[] s_pages =
    [
        ("activations", Activations.Draw),
        ("weights", Initializers.DrawWeights),
        ("initializers", Initializers.DrawActivations),
        ("descent", Descent.Draw),
        ("paths", Paths.Draw),
        ("dimensions", Dimensions.Draw),
        ("approximation", Approximation.Draw),
        ("depth", Depth.Draw),
        ("vanishing", Vanishing.Draw),
    ];

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        string[] wanted = [.. args.Where(arg => arg != "--quick")];
        if (wanted.FirstOrDefault(name => s_pages.All(page => page.Name != name)) is { } unknown)
        {
            Console.WriteLine($"There is no page '{unknown}'; there are {string.Join(", ", s_pages.Select(page => page.Name))}.");
            return 1;
        }
        foreach ((string name, Action<bool> draw) in s_pages)
            if (wanted.Length == 0 || wanted.Contains(name))
            {
                draw(quick);
                Console.WriteLine($"Picture: {Path.GetFullPath(name + ".svg")}");
            }
        return 0;
    }
}
