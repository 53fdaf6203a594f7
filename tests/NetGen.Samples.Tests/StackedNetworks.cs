namespace NetGen.Samples.Tests;

/// <summary>64 pixels to 32 features.</summary>
[Network]
[Input(64)]
[Dense(32, Activation.Sigmoid)]
public sealed partial class LowerEncoder;

/// <summary>And back.</summary>
[Network]
[Input(32)]
[Dense(64, Activation.Sigmoid)]
public sealed partial class LowerDecoder;

/// <summary>32 features to 10.</summary>
[Network]
[Input(32)]
[Dense(10, Activation.Sigmoid)]
public sealed partial class UpperEncoder;

/// <summary>And back.</summary>
[Network]
[Input(10)]
[Dense(32, Activation.Sigmoid)]
public sealed partial class UpperDecoder;

/// <summary>The lower layer by itself.</summary>
[Network]
[Input(64)]
[Subnetwork(typeof(LowerEncoder))]
[Subnetwork(typeof(LowerDecoder))]
public sealed partial class LowerAutoencoder;

/// <summary>The upper layer by itself.</summary>
[Network]
[Input(32)]
[Subnetwork(typeof(UpperEncoder))]
[Subnetwork(typeof(UpperDecoder))]
public sealed partial class UpperAutoencoder;

/// <summary>Both.</summary>
[Network]
[Input(64)]
[Subnetwork(typeof(LowerEncoder))]
[Subnetwork(typeof(UpperEncoder))]
[Subnetwork(typeof(UpperDecoder))]
[Subnetwork(typeof(LowerDecoder))]
public sealed partial class StackedAutoencoder;
