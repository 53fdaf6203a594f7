using System.Reflection;
using System.Runtime.Loader;

namespace NetGen;

/// <summary>The bytes of a compiled network, and its class while anybody uses it.</summary>
internal sealed class CompiledCandidate(byte[] image, string network)
{
    private readonly Lock _gate = new();
    private readonly WeakReference<Type> _type = new(null!);

    public object Create(int seed) => Activator.CreateInstance(Loaded(), seed)!;

    private Type Loaded()
    {
        lock (_gate)
        {
            if (_type.TryGetTarget(out Type? type))
                return type;
            using var stream = new MemoryStream(image);
            Assembly assembly = new AssemblyLoadContext(network, isCollectible: true).LoadFromStream(stream);
            type = assembly.GetType(network, throwOnError: true)!;
            _type.SetTarget(type);
            return type;
        }
    }
}
