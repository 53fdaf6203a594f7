namespace NetGen.Layers.Tests.Onnx;

/// <summary>One of ONNX' own tests: a model of one node, its inputs and the outputs it must give.</summary>
internal sealed class OnnxCase
{
    private const string Data = "/usr/share/libonnx-testdata/data";

    private readonly Dictionary<string, ProtoMessage> _attributes;

    private OnnxCase(string folder, ProtoMessage graph, ProtoMessage node)
    {
        // GraphProto: initializer 5, input 11. NodeProto: input 1, op_type 4, attribute 5. TensorProto: name 8.
        Name = Path.GetRelativePath(Data, folder);
        Operator = node.Texts(4).Single();
        _attributes = node.Messages(5).ToDictionary(attribute => attribute.Texts(1).Single());
        var tensors = graph.Messages(5).ToDictionary(tensor => tensor.Texts(8).Single(), tensor => new OnnxTensor(tensor));
        string[] inputs = [.. graph.Messages(11).Select(value => value.Texts(1).Single())];
        for (int i = 0; Path.Combine(folder, "test_data_set_0", $"input_{i}.pb") is var file && File.Exists(file); i++)
            tensors[inputs[i]] = Tensor(file);
        Inputs = [.. node.Texts(1).Select(name => tensors[name])];
        Output = Tensor(OutputFile(0));
    }

    /// <summary>All single-node tests of the operators that some layer stands for; empty if the package is not installed.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Directory.Exists(Data)
            ? [.. Folders().Where(IsOne).Select(folder => Path.GetRelativePath(Data, folder)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Where it stands below the data: node/test_conv_with_strides_padding.</summary>
    public string Name { get; }

    /// <summary>ONNX' name of it: Conv.</summary>
    public string Operator { get; }

    /// <summary>The node's operands, those that the model holds among them.</summary>
    public IReadOnlyList<OnnxTensor> Inputs { get; }

    /// <summary>What the node's first output must be.</summary>
    public OnnxTensor Output { get; }

    /// <summary>Whether the node gives more than one output.</summary>
    public bool HasOtherOutputs => File.Exists(OutputFile(1));

    public static OnnxCase Read(string name)
    {
        Installed();
        string folder = Path.Combine(Data, name);
        ProtoMessage graph = Graph(folder);
        return new OnnxCase(folder, graph, graph.Messages(1).Single());
    }

    /// <summary>Fails if the tests are not on this machine.</summary>
    public static void Installed() =>
        Assert.True(Directory.Exists(Data), $"ONNX' node tests are not in '{Data}': install Debian's package libonnx-testdata.");

    /// <summary>The further outputs that the test has.</summary>
    public OnnxTensor OtherOutput(int index) => Tensor(OutputFile(index));

    // AttributeProto: f 2, i 3, s 4, ints 8. A default stands where the attribute is absent.
    public float Float(string attribute, float otherwise) =>
        _attributes.TryGetValue(attribute, out ProtoMessage? a) ? a.Floats(2).Single() : otherwise;

    public int Int(string attribute, int otherwise = 0) =>
        _attributes.TryGetValue(attribute, out ProtoMessage? a) ? (int)a.Numbers(3).Single() : otherwise;

    public string Text(string attribute, string otherwise) =>
        _attributes.TryGetValue(attribute, out ProtoMessage? a) ? a.Texts(4).Single() : otherwise;

    public int[] Ints(string attribute, int[] otherwise) =>
        _attributes.TryGetValue(attribute, out ProtoMessage? a) ? [.. a.Numbers(8).Select(i => (int)i)] : otherwise;

    private string OutputFile(int index) => Path.Combine(Data, Name, "test_data_set_0", $"output_{index}.pb");

    private static IEnumerable<string> Folders() =>
        new[] { "node", "pytorch-converted", "pytorch-operator" }.SelectMany(part => Directory.GetDirectories(Path.Combine(Data, part)));

    private static bool IsOne(string folder)
    {
        ProtoMessage[] nodes = [.. Graph(folder).Messages(1)];
        return nodes.Length == 1 && Translation.Operators.ContainsKey(nodes[0].Texts(4).Single());
    }

    // ModelProto: graph 7.
    private static ProtoMessage Graph(string folder) =>
        new ProtoMessage(File.ReadAllBytes(Path.Combine(folder, "model.onnx"))).Messages(7).Single();

    private static OnnxTensor Tensor(string file) => new(new ProtoMessage(File.ReadAllBytes(file)));
}
