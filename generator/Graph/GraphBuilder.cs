using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Parse;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Graph;

/// <summary>Connects the layers by name and order and infers every shape, top to bottom. Null when something is wrong; the problems say what.</summary>
internal sealed class GraphBuilder(NetworkSpec spec, List<Problem> problems)
{
    private readonly List<Layer> _layers = [];
    private readonly Dictionary<string, Layer> _byName = [];
    private readonly HashSet<Layer> _read = [];

    public static NetworkGraph? Build(NetworkSpec spec, List<Problem> problems)
    {
        int before = problems.Count;
        problems.AddRange(spec.Problems);
        NetworkGraph? graph = spec.IsBroken || problems.Skip(before).Any(p => p.IsError) ? null : new GraphBuilder(spec, problems).Build();
        return problems.Skip(before).Any(p => p.IsError) ? null : graph;
    }

    private NetworkGraph? Build()
    {
        for (int i = 0; i < spec.Layers.Count; i++)
            if (!Add(i)) return null;
        if (_layers.All(l => l.Kind is not Input)) return Fail(Descriptors.NoInput, -1, null, spec.Name);
        if (_layers.All(l => l.Kind is Input)) return Fail(Descriptors.NoLayers, -1, null, spec.Name);
        List<Layer>? outputs = Outputs();
        if (outputs is null) return null;
        foreach (Layer layer in _layers.Where(l => !_read.Contains(l) && !outputs.Contains(l)))
            problems.Add(new Problem(Descriptors.NeverRead, [layer.Name], layer.Index));
        foreach (Layer layer in outputs.Where(l => l.Kind.IsNoise)) problems.Add(new Problem(Descriptors.LastDropout, [layer.Spec.Kind], layer.Index));
        return new NetworkGraph(spec, _layers, outputs);
    }

    private bool Add(int index)
    {
        LayerSpec layerSpec = spec.Layers[index];
        if (Catalogue.Find(layerSpec.Kind) is not { } kind) return Fail(Descriptors.UnknownLayer, index, null, layerSpec.Kind) is not null;
        if (kind is not Input && _layers.Count == 0)
            return Fail(spec.Layers.Any(l => l.Kind == "Input") ? Descriptors.LayerBeforeInput : Descriptors.NoInput, spec.Layers.Any(l => l.Kind == "Input") ? index : -1, null,
                spec.Layers.Any(l => l.Kind == "Input") ? layerSpec.Kind : spec.Name) is not null;
        if (kind is Input && _layers.Any(l => l.Kind is not Input)) return Fail(Descriptors.LayerBeforeInput, _layers.First(l => l.Kind is not Input).Index, null, _layers.First(l => l.Kind is not Input).Spec.Kind) is not null;
        if (Name(index, layerSpec, kind) is not { } name || Inputs(index, layerSpec, kind) is not { } inputs) return false;
        var layer = new Layer(index, layerSpec, kind, name, inputs);
        if (kind.Infer(new ShapeContext(layer, spec, problems)) is not { } shape) return false;
        layer.Output = shape;
        _read.UnionWith(inputs);
        _byName[name] = layer;
        _layers.Add(layer);
        return true;
    }

    private string? Name(int index, LayerSpec layer, LayerKind kind)
    {
        if (layer.Text("Name") is { } name)
        {
            if (name.Length == 0 || char.IsDigit(name[0]) || name.Any(c => c != '_' && !(c < 128 && char.IsLetterOrDigit(c))))
                return Fail(Descriptors.BadName, index, "Name", name)?.ToString();
            return _byName.ContainsKey(name) ? Fail(Descriptors.DuplicateName, index, "Name", name)?.ToString() : name;
        }
        string prefix = kind.NameOf(layer), unique = prefix;
        for (int i = 1; _byName.ContainsKey(unique) || spec.Layers.Any(l => l.Text("Name") == unique); i++) unique = prefix + "_" + Text.Of(i);
        return unique;
    }

    private List<Layer>? Inputs(int index, LayerSpec layer, LayerKind kind)
    {
        var inputs = new List<Layer>();
        if (kind is Input) return inputs;
        if (layer.Text("From") is { } from)
        {
            if (!_byName.TryGetValue(from, out Layer? source)) return Unknown(index, from, "From");
            inputs.Add(source);
        }
        else
        {
            inputs.Add(_layers[_layers.Count - 1]);
        }
        foreach (string other in kind.Others(layer))
        {
            if (!_byName.TryGetValue(other, out Layer? source)) return Unknown(index, other, "with");
            inputs.Add(source);
        }
        return inputs;
    }

    private List<Layer>? Unknown(int index, string name, string argument)
    {
        string names = string.Join(", ", _layers.Where(l => l.IsNamed).Select(l => l.Name));
        Fail(Descriptors.UnknownName, index, argument, name, names.Length == 0 ? "" : $" (there are: {names})");
        return null;
    }

    private List<Layer>? Outputs()
    {
        if (spec.Outputs.Count == 0) return [_layers[_layers.Count - 1]];
        var outputs = new List<Layer>();
        foreach (string name in spec.Outputs)
        {
            if (!_byName.TryGetValue(name, out Layer? layer)) return Unknown(-1, name, "");
            outputs.Add(layer);
        }
        return outputs;
    }

    private NetworkGraph? Fail(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, int layer, string? argument, params object[] values)
    {
        problems.Add(new Problem(descriptor, values, layer, argument));
        return null;
    }
}
