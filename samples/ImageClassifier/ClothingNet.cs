using NetGen;

namespace ImageClassifier;

/// <summary>A small residual network (He et al., 2015, arXiv:1512.03385) for 28 x 28 pixels: 6.7 million multiply-adds an image. A block
/// adds to its input what two convolutions make of it. Where a block halves the image, so does a 1 x 1 convolution on the way around
/// it.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU, Name = "a")] // 28 x 28, 16 channels
[Conv2D(32, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9, Name = "b_residual")]
[Conv2D(32, 1, Strides = 2, UseBias = false, From = "a")]
[BatchNormalization(Momentum = 0.9)]
[Add("b_residual")]
[Activation(Activation.ReLU, Name = "b")] // 14 x 14, 32 channels
[Conv2D(48, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Conv2D(48, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9, Name = "c_residual")]
[Conv2D(48, 1, Strides = 2, UseBias = false, From = "b")]
[BatchNormalization(Momentum = 0.9)]
[Add("c_residual")]
[Activation(Activation.ReLU, Name = "c")] // 7 x 7, 48 channels
[Conv2D(48, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Conv2D(48, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Add("c")]
[Activation(Activation.ReLU)] // 7 x 7, 48 channels
[GlobalAveragePooling2D]
[Dense(10, Activation.Softmax)]
public sealed partial class ClothingNet;
