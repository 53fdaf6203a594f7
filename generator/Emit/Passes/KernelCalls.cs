using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>The calls of kernels in a pass.</summary>
internal static class KernelCalls
{
    /// <summary>The statement that runs a kernel, after making sure that its struct is there.</summary>
    public static string Of(Kernel kernel, PassScope pass, KernelLibrary library) =>
        kernel switch
        {
            ScanKernel scan => ScanText.Call(scan, pass, library),
            LinesKernel lines => LinesText.Call(lines, pass, library),
            ContractKernel contract => ContractText.Call(contract, pass, library),
            ElementwiseKernel loop => ElementwiseText.Call(loop, pass, library),
            ReduceKernel reduce => ReduceText.Call(reduce, pass, library),
            _ => Routine.Of(kernel).Call(kernel, pass, library),
        };
}
