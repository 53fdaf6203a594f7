namespace NetGen.Benchmarks;

// The same work in sizes that are powers of two, for SizeFamily: one product, one convolution, one LSTM.

[Network, Input(16), Dense(16)]
internal sealed partial class Product16;

[Network, Input(32), Dense(32)]
internal sealed partial class Product32;

[Network, Input(64), Dense(64)]
internal sealed partial class Product64;

[Network, Input(128), Dense(128)]
internal sealed partial class Product128;

[Network, Input(256), Dense(256)]
internal sealed partial class Product256;

[Network, Input(512), Dense(512)]
internal sealed partial class Product512;

[Network, Input(1024), Dense(1024)]
internal sealed partial class Product1024;

[Network, Input(2048), Dense(2048)]
internal sealed partial class Product2048;

[Network, Input(16, 16, 16), Conv2D(16, 3, Padding = Padding.Same)]
internal sealed partial class Convolution16;

[Network, Input(16, 16, 32), Conv2D(32, 3, Padding = Padding.Same)]
internal sealed partial class Convolution32;

[Network, Input(16, 16, 64), Conv2D(64, 3, Padding = Padding.Same)]
internal sealed partial class Convolution64;

[Network, Input(16, 16, 128), Conv2D(128, 3, Padding = Padding.Same)]
internal sealed partial class Convolution128;

[Network, Input(16, 16, 256), Conv2D(256, 3, Padding = Padding.Same)]
internal sealed partial class Convolution256;

[Network, Input(16, 16, 512), Conv2D(512, 3, Padding = Padding.Same)]
internal sealed partial class Convolution512;

[Network, Input(8, 16), LSTM(16)]
internal sealed partial class Lstm16;

[Network, Input(8, 32), LSTM(32)]
internal sealed partial class Lstm32;

[Network, Input(8, 64), LSTM(64)]
internal sealed partial class Lstm64;

[Network, Input(8, 128), LSTM(128)]
internal sealed partial class Lstm128;

[Network, Input(8, 256), LSTM(256)]
internal sealed partial class Lstm256;

[Network, Input(8, 512), LSTM(512)]
internal sealed partial class Lstm512;

[Network, Input(8, 1024), LSTM(1024)]
internal sealed partial class Lstm1024;
