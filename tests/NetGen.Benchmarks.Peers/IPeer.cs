namespace NetGen.Benchmarks.Peers;

/// <summary>A library that does cases.</summary>
internal interface IPeer
{
    /// <summary>Version and settings.</summary>
    string Description { get; }

    /// <summary>Prepares the case, such as <c>["mlp", "64"]</c>, and returns the call to time; null if there is no such case.</summary>
    Action? Find(string[] name);
}
