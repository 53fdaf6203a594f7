using System.Net;
using System.Text;

namespace NotesPictures;

/// <summary>Pages as one document that needs no other file: the pictures are in it.</summary>
internal static class Html
{
    private const string Style = """
        body { font-family: sans-serif; color: #333; margin: 2em auto; max-width: 1680px; padding: 0 1em; }
        p { max-width: 48em; line-height: 1.4; }
        svg { max-width: 100%; height: auto; }
        """;

    /// <summary>Writes pages whose pictures are drawn.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">Stands above all.</param>
    /// <param name="pages">In this order.</param>
    /// <param name="arguments">What makes them, behind the sample's name.</param>
    public static void Save(string path, string title, IReadOnlyList<Page> pages, string arguments)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.Append($"<title>{Text(title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{Text(title)}</h1>\n");
        html.Append($"<p>Made by <code>dotnet run -c Release --project samples/NotesPictures{Text(arguments)}</code>.</p>\n");
        foreach (Page page in pages)
        {
            if (pages.Count > 1)
                html.Append($"<h2 id=\"{page.Name}\">{Text(page.Title)}</h2>\n");
            html.Append($"<p>{Text(page.Text)}</p>\n{File.ReadAllText(page.Picture)}");
        }
        File.WriteAllText(path, html.Append("</body>\n</html>\n").ToString());
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
