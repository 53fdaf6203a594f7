using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Where a layer that normalises by a reference batch has what it knows of it, among the states.</summary>
/// <param name="Mean">The means.</param>
/// <param name="Variance">The variances.</param>
/// <param name="Size">The number of samples.</param>
/// <param name="Features">How many means and variances there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MomentSpec(int Mean, int Variance, int Size, int Features);
