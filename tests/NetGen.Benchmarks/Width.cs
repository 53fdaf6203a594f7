using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks;

/// <summary>The widest vectors that NetGen may use in this process, to which peers are held as far as they can be: otherwise a ratio would
/// compare processors. <c>DOTNET_EnableAVX512=0</c> makes them narrower than those of the processor.</summary>
internal static class Width
{
    /// <summary>512, 256 or 128.</summary>
    public static int Bits { get; } =
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>For gcc, which by itself uses half of an AVX-512 machine; other architectures do not know the options.</summary>
    public static string[] Flags =>
        (IsX64, Bits) switch
        {
            (false, _) => [],
            (_, 512) => ["-mprefer-vector-width=512"],
            (_, 256) => ["-mno-avx512f", "-mprefer-vector-width=256"],
            _ => ["-mno-avx", "-mprefer-vector-width=128"],
        };

    /// <summary>For PyTorch and the libraries below it. ONNX Runtime reads nothing of the kind; the rows of numpy are too short to
    /// matter.</summary>
    public static (string Name, string Value)[] Environment =>
        (IsX64, Bits) switch
        {
            (false, _) or (_, 512) => [],
            (_, 256) => Limits("avx2", "AVX2", "AVX2", "Haswell"),
            _ => Limits("default", "SSE4_2", "SSE41", "Nehalem"),
        };

    // OpenBLAS chooses its kernels by the processor's kind, better than we could, unless its vectors are too wide.
    private static (string Name, string Value)[] Limits(string aten, string mkl, string oneDnn, string openBlas) =>
        [
            ("ATEN_CPU_CAPABILITY", aten),
            ("MKL_ENABLE_INSTRUCTIONS", mkl),
            ("ONEDNN_MAX_CPU_ISA", oneDnn),
            .. Processor.This.Bits > Bits ? [("OPENBLAS_CORETYPE", openBlas)] : ((string, string)[])[],
        ];
}
