using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace NetGen.Benchmarks.Peers;

/// <summary>TorchSharp. Cases: those of <see cref="Models.Find"/> (inference), "train &lt;model&gt; &lt;sgd|adam&gt; &lt;batch&gt;" (an
/// epoch of Fashion-MNIST), "step &lt;model&gt; adam &lt;batch&gt;" (one step), "xor", "tanh", "gan".</summary>
internal sealed class TorchPeer : IPeer
{
    private readonly Lazy<FashionMnist> _data;

    public TorchPeer(string data)
    {
        Load();
        _data = new(() => new(data));
    }

    public string Description
    {
        get
        {
            string? version = typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            return $"TorchSharp {version?.Split('+')[0]}, libtorch {torch.__version__}, {torch.get_num_threads()} thread, eager";
        }
    }

    public Action? Find(string[] name) =>
        name switch
        {
            ["xor"] => TorchTraining.Xor(),
            ["tanh"] => TorchTraining.Tanh(),
            ["gan"] => TorchTraining.Gan(),
            ["step", var model, "adam", var batch] when Models.Find([model, batch]) is var (m, n) => TorchTraining.Step(m, n),
            ["train", var model, "sgd" or "adam", var batch] when Models.Find([Trained(model), batch]) is var (found, n) =>
                TorchTraining.Epoch(found, name[2], n, _data.Value),
            _ when Models.Find(name) is var (m, n) => TorchInference.Predict(m, n),
            _ => null,
        };

    /// <summary>Loads the native library, for one thread; throws where it cannot be loaded.</summary>
    public static void Load()
    {
        // TorchSharp's own message names packages; this one says what the library misses here.
        NativeLibrary.Load(Path.Combine(AppContext.BaseDirectory, Library));
        torch.set_num_threads(1);
        torch.set_num_interop_threads(1);
        torch.manual_seed(1);
    }

    private static string Library =>
        OperatingSystem.IsWindows() ? "LibTorchSharp.dll"
        : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib"
        : "libLibTorchSharp.so";

    private static string Trained(string model) => model == "lstm" ? "lstm_seq" : model;
}
