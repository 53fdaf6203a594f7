using NetGen;

namespace ImageFolders;

/// <summary>Up to ten classes of grey images; for larger images, colours or more classes change the first line and the last.</summary>
[Network]
[Input(8, 8, 1)]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)]
[Conv2D(32, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPooling2D(2)]
[Flatten]
[Dropout(0.25)]
[Dense(10, Activation.Softmax)]
public sealed partial class SmallNet;
