using NetGen;

namespace NotesPictures;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Linear)]
public sealed partial class Linear;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Sigmoid)]
public sealed partial class Sigmoid;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Tanh)]
public sealed partial class Tanh;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardTanh)]
public sealed partial class HardTanh;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.ReLU)]
public sealed partial class ReLU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.LeakyReLU)]
public sealed partial class LeakyReLU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Abs)]
public sealed partial class Abs;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Softplus)]
public sealed partial class Softplus;

[Network(Precision = Precision.Double)]
[Input(3)]
[Activation(Activation.Softmax)]
public sealed partial class Softmax;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.ELU)]
public sealed partial class ELU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.SELU)]
public sealed partial class SELU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.GELU)]
public sealed partial class GELU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Swish)]
public sealed partial class Swish;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Mish)]
public sealed partial class Mish;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Softsign)]
public sealed partial class Softsign;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardSigmoid)]
public sealed partial class HardSigmoid;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Exponential)]
public sealed partial class Exponential;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.ReLU6)]
public sealed partial class ReLU6;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardSwish)]
public sealed partial class HardSwish;

[Network(Precision = Precision.Double)]
[Input(3)]
[Activation(Activation.LogSoftmax)]
public sealed partial class LogSoftmax;
