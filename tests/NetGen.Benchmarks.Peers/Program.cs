using System.Globalization;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Peers;

// Two peers of the benchmark, of which the first argument names one; Peer.cs of the benchmark says what they answer.
try
{
    switch (args)
    {
        case ["torchsharp", var data]:
            return Serve(new TorchPeer(data));
        case ["onnx"]:
            return Serve(new OnnxPeer());
        case ["check"]:
            return Check.Run();
    }
}
catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
{
    Console.Error.WriteLine(e.GetBaseException().Message);
    return 1;
}
Console.Error.WriteLine(
    """
    NetGen.Benchmarks.Peers torchsharp FOLDER    answers cases; the folder has the images of Fashion-MNIST
    NetGen.Benchmarks.Peers onnx                 answers cases
    NetGen.Benchmarks.Peers check                compares what the two predict
    """
);
return 2;

static int Serve(IPeer peer)
{
    Console.WriteLine($"ready\t{peer.Description}");
    while (Console.ReadLine()?.Split('\t') is [var name, var seconds])
        Console.WriteLine(Answer(peer, name, double.Parse(seconds, CultureInfo.InvariantCulture)));
    return 0;
}

static string Answer(IPeer peer, string name, double seconds)
{
    try
    {
        if (peer.Find(name.Split(' ')) is not { } call)
            return "none";
        Timing time = new Measure(seconds).Batches(call);
        return string.Create(CultureInfo.InvariantCulture, $"{time.Median:e4}\t{time.Min:e4}\t{time.P20:e4}");
    }
    catch (IOException e)
    {
        Console.Error.WriteLine($"{name}: {e.Message}");
        return "none";
    }
}
