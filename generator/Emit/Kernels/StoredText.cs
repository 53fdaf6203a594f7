using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes how a contraction reads a right operand that is stored in fewer bytes than floats.</summary>
internal static class StoredText
{
    /// <summary>The members of its struct, each behind an empty line.</summary>
    public static string Members(bool isInt8)
    {
        (int bytes, string kind) = isInt8 ? (1, "Int8") : (2, "BFloat16");
        return $"\n\n    public static int StoredBytes => {Show.Of(bytes)};"
            + Method("Stored<V>(Ng::Ptr<byte> at)", $"Ng::Stored.{kind}<V>(at)")
            + Method("AddProduct<V>(V x, Ng::Ptr<byte> at, V sum)", $"V.Fma(x, Ng::Stored.{kind}<V>(at), sum)");
    }

    private static string Method(string signature, string value) =>
        "\n\n    [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]\n    "
        + $"public static V {signature} where V : struct, Ng::IVec<V, float> => {value};";
}
