namespace NetGen.Benchmarks;

/// <summary>The residual network of 20 layers for CIFAR-10 (He et al., 2015, arXiv:1512.03385): three stages of three blocks, of which each
/// adds to its input what two convolutions make of it. Where a stage halves the image, so does a 1 x 1 convolution on the way around the
/// block.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU, Name = "a")]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("a"), Activation(Activation.ReLU, Name = "b")]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("b"), Activation(Activation.ReLU, Name = "c")]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("c"), Activation(Activation.ReLU, Name = "d")]
[Conv2D(32, 3, Strides = 2, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false), BatchNormalization(Name = "e_residual")]
[Conv2D(32, 1, Strides = 2, UseBias = false, From = "d"), BatchNormalization, Add("e_residual"), Activation(Activation.ReLU, Name = "e")]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("e"), Activation(Activation.ReLU, Name = "f")]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("f"), Activation(Activation.ReLU, Name = "g")]
[Conv2D(64, 3, Strides = 2, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false), BatchNormalization(Name = "h_residual")]
[Conv2D(64, 1, Strides = 2, UseBias = false, From = "g"), BatchNormalization, Add("h_residual"), Activation(Activation.ReLU, Name = "h")]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("h"), Activation(Activation.ReLU, Name = "i")]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("i"), Activation(Activation.ReLU)]
[GlobalAveragePooling2D]
[Dense(10, Activation.Softmax)]
internal sealed partial class ResNet20;

/// <summary>The block that MobileNet is made of (Howard et al., 2017, arXiv:1704.04861): each channel convolved by itself, then a dense
/// layer over the channels of each pixel; behind it what stands behind the last one, so that a loss costs next to nothing.</summary>
[Network]
[Input(32, 32, 32)]
[DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[Conv2D(64, 1, UseBias = false), BatchNormalization, Activation(Activation.ReLU)]
[GlobalAveragePooling2D]
[Dense(10, Activation.Softmax)]
internal sealed partial class MobileBlock;
