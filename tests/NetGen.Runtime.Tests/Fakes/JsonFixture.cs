using System.Text.Json;

namespace NetGen.Runtime.Tests;

/// <summary>Numbers in a file of Fixtures/, which make_fixtures.py there wrote.</summary>
internal static class JsonFixture
{
    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json"))).RootElement;

    /// <summary>All numbers below an element, in order.</summary>
    public static double[] Numbers(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)] : [element.GetDouble()];

    public static float[] Floats(this JsonElement element) => [.. element.Numbers().Select(x => (float)x)];

    public static int[] Integers(this JsonElement element) => [.. element.Numbers().Select(x => (int)x)];

    public static string[] Texts(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetString()!)];
}
