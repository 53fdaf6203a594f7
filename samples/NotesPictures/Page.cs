namespace NotesPictures;

/// <summary>A picture, and what to see in it.</summary>
/// <param name="Name">Names its files, and asks for it in the command.</param>
/// <param name="Title">Stands above the picture.</param>
/// <param name="Text">What it shows, and what to see in it: docs/pictures.md says the same.</param>
/// <param name="Draw">Writes NAME.svg; true for a quick run.</param>
internal sealed record Page(string Name, string Title, string Text, Action<bool> Draw)
{
    public string Picture => Name + ".svg";
}
