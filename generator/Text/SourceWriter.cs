using System.Text;

namespace NetGen.Generator.Text;

/// <summary>Text with indentation.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>One line, or several, each indented; an empty line stays empty.</summary>
    public SourceWriter Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            if (content.Length > 0)
                _text.Append(' ', 4 * _depth).Append(content);
            _text.Append('\n');
        }
        return this;
    }

    /// <summary>A header line and a block in braces.</summary>
    public void Block(string header, Action body, string end = "}")
    {
        Line(header).Line("{");
        _depth++;
        body();
        _depth--;
        Line(end);
    }

    public override string ToString() => _text.ToString();
}
