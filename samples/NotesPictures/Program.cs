using System.Globalization;

namespace NotesPictures;

/// <summary>The pictures that lectures on neural networks draw, each made by one command: NAME writes NAME.svg, and NAME.html with what to
/// see in it; no name writes all, and all on one page, pictures.html.</summary>
internal static class Program
{
    private static readonly Page[] s_pages =
    [
        Activations.Page,
        Initializers.Weights,
        Initializers.Activations,
        Descent.Page,
        Paths.Page,
        Dimensions.Page,
        Approximation.Page,
        Depth.Page,
        Vanishing.Page,
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
        Page[] pages = [.. s_pages.Where(page => wanted.Length == 0 || wanted.Contains(page.Name))];
        foreach (Page page in pages)
        {
            page.Draw(quick);
            Console.WriteLine($"Picture: {Path.GetFullPath(page.Picture)}");
        }
        if (wanted.Length == 0)
            Save("pictures.html", "What lectures draw", pages, arguments: "");
        else
            foreach (Page page in pages)
                Save(page.Name + ".html", page.Title, [page], $" -- {page.Name}");
        return 0;
    }

    private static void Save(string path, string title, Page[] pages, string arguments)
    {
        Html.Save(path, title, pages, arguments);
        Console.WriteLine($"Page: {Path.GetFullPath(path)}");
    }
}
