using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests;

/// <summary>Code and documents fit a page: lines have at most 140 columns, but for the data of tests.</summary>
public class LineWidthTests
{
    private const int Columns = 140;

    [Fact]
    public void CodeFitsThePage()
    {
        string root = Repository.Root;
        IEnumerable<string> long_ = new[] { "compiler", "generator", "runtime", "samples", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !IsBuilt(Path.GetRelativePath(root, file)))
            .SelectMany(file => TooLong(root, file));
        Assert.Empty(long_);
    }

    [Fact]
    public void DocumentsFitThePage()
    {
        string root = Repository.Root;
        IEnumerable<string> long_ =
            from file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            where !IsBuilt(Path.GetRelativePath(root, file))
            from line in File.ReadLines(file).Index()
            where line.Item.Length > Columns && !line.Item.StartsWith('|')
            select $"{Path.GetRelativePath(root, file)}:{line.Index + 1}";
        Assert.Empty(long_);
    }

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar) is var parts
        && (parts.Contains("bin") || parts.Contains("obj") || path.Contains(".verified.") || path.Contains(".received."));

    private static IEnumerable<string> TooLong(string root, string file)
    {
        string name = Path.GetRelativePath(root, file);
        SourceText text = SourceText.From(File.ReadAllText(file));
        TextLine[] lines = [.. text.Lines.Where(line => line.Span.Length > Columns)];
        if (lines.Length == 0)
            return [];
        TextSpan[] data = name.StartsWith("tests", StringComparison.Ordinal) ? [.. Data(CSharpSyntaxTree.ParseText(text).GetRoot())] : [];
        return lines.Where(line => !Array.Exists(data, d => d.OverlapsWith(line.Span))).Select(line => $"{name}:{line.LineNumber + 1}");
    }

    // Texts of several lines, and what test methods are called with.
    private static IEnumerable<TextSpan> Data(SyntaxNode root) =>
        root.DescendantTokens()
            .Where(t => t.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
            .Select(t => t.Span)
            .Concat(
                root.DescendantNodes()
                    .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax>()
                    .Where(a => a.Name.ToString() == "InlineData")
                    .Select(a => a.Span)
            );
}
