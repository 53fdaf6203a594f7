namespace NetGen.Layers.Tests.Composition;

/// <content>Layers of vectors.</content>
internal sealed partial class StackDraw
{
    private void OfVector()
    {
        // Rows of 512 values get a vector more than they need.
        int units = _shape[0] <= 17 && random.Next(16) == 0 ? 512 : Size();
        switch (random.Next(12))
        {
            case 10:
                Layer($"Dense({units}{MaybeAct()}), Connections.Random(0.5)", [units]);
                break;
            case 11:
                Layer("SpectralNormalization");
                Layer($"Dense({units}{MaybeAct()})", [units]);
                break;
            case 9:
                int times = 1 + random.Next(4);
                Layer($"RepeatVector({times})", [times, _shape[0]]);
                break;
            case 0:
                Layer($"Maxout({units}, {2 + random.Next(3)})", [units]);
                break;
            case 1:
                Layer($"RBF({units})", [units]);
                break;
            case 2:
                Layer($"DropConnect({units}, 0.3{MaybeAct()})", [units]);
                break;
            case 3 when _shape[0] % 2 == 0:
                Layer("Reparameterize(KLWeight = 0.1)", [_shape[0] / 2]);
                break;
            default:
                Layer(
                    $"Dense({units}{MaybeAct()}{Maybe(4, ", UseBias = false")}{Maybe(5, ", L2 = 0.1")}{Maybe(6, ", L1 = 0.1")}{Maybe(6, ", ActivityL2 = 0.1")})"
                        + (units > 1 ? Maybe(6, ", KernelRegularizer.Orthogonal(0.1, OrthogonalMode.Columns)") : ""),
                    [units]
                );
                break;
        }
    }
}
