using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen;

/// <summary>The networks that one C# file stands for: the one it declares, and all that it would declare with other values of its
/// constants. Each is compiled in memory by the compiler that builds projects, with the libraries of the program that runs; no SDK is
/// needed. The file is an ordinary one, which may be part of a project too.</summary>
/// <example>
/// <code>
/// const int Width = 64; // in Classifier.cs, within a class
///
/// var family = NetworkFamily.FromFile("Classifier.cs");
/// INetwork net = family.Create(seed: 1, ("Width", 96));
/// </code>
/// </example>
/// <remarks>Any number of threads may create networks of a family. What was compiled once is kept, as the bytes of an assembly, and is
/// loaded when it is asked for; loaded assemblies go when no network of theirs is left.</remarks>
public sealed class NetworkFamily
{
    private const string NoJit =
        "Compiling while a program runs needs a JIT compiler and the program's libraries as files. A NativeAOT program can search over a "
        + "list of declared classes.";

    private readonly CompilationUnitSyntax _source;
    private readonly string _path,
        _network;
    private readonly Dictionary<string, VariableDeclaratorSyntax> _constants;
    private readonly ConcurrentDictionary<string, Lazy<CompiledCandidate>> _compiled = new();

    private NetworkFamily(string source, string path, string? network)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported || !CandidateCompiler.HasLibraries)
            throw new PlatformNotSupportedException(NoJit);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, CandidateCompiler.ParseOptions, path);
        Diagnostic[] errors = [.. tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0)
            throw new ArgumentException($"{path} is no C#:\n{string.Join('\n', errors.Take(5))}", nameof(source));
        (_source, _path) = (tree.GetCompilationUnitRoot(), path);
        _network = NetworkNames.Find(_source, path, network);
        _constants = FamilyConstants.Of(_source, path);
    }

    /// <summary>The names of the file's constants that can be given other values.</summary>
    public IReadOnlyCollection<string> Constants => _constants.Keys;

    /// <summary>The networks of a file.</summary>
    /// <param name="path">The C# file.</param>
    /// <param name="network">The name of the class with [Network]; null if there is one only.</param>
    /// <exception cref="ArgumentException">The file is no C#, does not have that class or has several, or has two constants of one
    /// name.</exception>
    [RequiresDynamicCode(NoJit)]
    [RequiresUnreferencedCode(NoJit)]
    public static NetworkFamily FromFile(string path, string? network = null) => new(File.ReadAllText(path), path, network);

    /// <summary>The networks of a text.</summary>
    /// <param name="source">C#.</param>
    /// <param name="network">The name of the class with [Network]; null if there is one only.</param>
    /// <exception cref="ArgumentException">The text is no C#, does not have that class or has several, or has two constants of one
    /// name.</exception>
    [RequiresDynamicCode(NoJit)]
    [RequiresUnreferencedCode(NoJit)]
    public static NetworkFamily FromSource(string source, string? network = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source, "family.cs", network);
    }

    /// <summary>A network over float.</summary>
    /// <param name="seed">Fixes how its weights start.</param>
    /// <param name="constants">Values in the place of those in the file, by name: numbers, bool, texts, members of an enum. Constants that
    /// are not named keep their own.</param>
    /// <exception cref="ArgumentException">There is no such constant, it is named twice, or the value cannot be written as one.</exception>
    /// <exception cref="FailedTrialException">The layers do not go together with these values; the message has the compiler's errors with
    /// their lines, and the values.</exception>
    /// <exception cref="InvalidOperationException">The file does not compile for any other reason, or the network is one over
    /// double.</exception>
    public INetwork Create(int seed, params ReadOnlySpan<(string Name, object Value)> constants) =>
        Instance(seed, constants) as INetwork ?? throw Other("float", nameof(Create) + "<double>");

    /// <summary>A network over float or double.</summary>
    /// <typeparam name="T">What the file says: double for <see cref="Precision.Double"/>.</typeparam>
    /// <inheritdoc cref="Create(int, ReadOnlySpan{ValueTuple{string, object}})"/>
    public INetwork<T> Create<T>(int seed, params ReadOnlySpan<(string Name, object Value)> constants)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Instance(seed, constants) as INetwork<T> ?? throw Other(typeof(T).Name, nameof(Create));

    private InvalidOperationException Other(string type, string method) =>
        new($"{_network} is no network over {type}. Call {method}, or change its Precision in {_path}.");

    private object Instance(int seed, ReadOnlySpan<(string Name, object Value)> constants)
    {
        Dictionary<string, string> values = FamilyConstants.Checked(constants, _constants, _path);
        string key = string.Join(", ", values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} = {v.Value}"));
        // A candidate that does not compile is compiled again when it is asked for again, with the same message.
        Lazy<CompiledCandidate> candidate = _compiled.GetOrAdd(
            key,
            _ => new(() => CandidateCompiler.Compile(FamilyConstants.Replace(_source, values, _constants), _path, _network, key))
        );
        try
        {
            return candidate.Value.Create(seed);
        }
        catch when (!candidate.IsValueCreated)
        {
            _compiled.TryRemove(KeyValuePair.Create(key, candidate));
            throw;
        }
    }
}
