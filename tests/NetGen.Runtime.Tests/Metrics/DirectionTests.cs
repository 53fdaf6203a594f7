using System.Reflection;

namespace NetGen.Runtime.Tests;

/// <summary>Which way is better, of every metric of the library: one without a row here fails.</summary>
public class DirectionTests
{
    private static readonly Dictionary<Type, MonitorMode> s_directions = new()
    {
        [typeof(AUC)] = MonitorMode.Max,
        [typeof(BinaryAccuracy)] = MonitorMode.Max,
        [typeof(CategoricalAccuracy)] = MonitorMode.Max,
        [typeof(F1Score)] = MonitorMode.Max,
        [typeof(FBetaScore)] = MonitorMode.Max,
        [typeof(FalsePositiveRate)] = MonitorMode.Min,
        [typeof(LogLoss)] = MonitorMode.Min,
        [typeof(MeanIoU)] = MonitorMode.Max,
        [typeof(PrecisionScore)] = MonitorMode.Max,
        [typeof(R2Score)] = MonitorMode.Max,
        [typeof(RecallScore)] = MonitorMode.Max,
        [typeof(RootMeanSquaredError)] = MonitorMode.Min,
        [typeof(SparseCategoricalAccuracy)] = MonitorMode.Max,
        [typeof(SparseTopKCategoricalAccuracy)] = MonitorMode.Max,
        [typeof(Specificity)] = MonitorMode.Max,
        [typeof(TopKCategoricalAccuracy)] = MonitorMode.Max,
    };

    [Fact]
    public void OfEveryClass()
    {
        Type[] metrics =
        [
            .. typeof(Metric).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Metric)) && !type.IsAbstract),
        ];
        Assert.Equal(s_directions.Keys.Select(type => type.Name).Order(), metrics.Select(type => type.Name).Order());
        Assert.All(metrics, type => Assert.Equal((type, s_directions[type]), (type, WithDefaults(type).Direction)));
    }

    [Fact]
    public void OfEveryInstance()
    {
        (string Name, Metric Metric)[] instances =
        [
            .. typeof(Metric)
                .GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(property => property.PropertyType == typeof(Metric))
                .Select(property => (property.Name, (Metric)property.GetValue(null)!)),
        ];
        Assert.All(
            instances,
            row =>
                Assert.Equal(
                    (row.Name, s_directions.TryGetValue(row.Metric.GetType(), out MonitorMode mode) ? mode : MonitorMode.Min),
                    (row.Name, row.Metric.Direction)
                )
        );
        // The others are losses.
        Assert.Equal(
            [nameof(Metric.MeanAbsoluteError), nameof(Metric.MeanSquaredError)],
            instances.Where(row => !s_directions.ContainsKey(row.Metric.GetType())).Select(row => row.Name).Order()
        );
        Assert.All(LossFormula.All, formula => Assert.Equal(MonitorMode.Min, Metric.Of(formula.Loss).Direction));
    }

    private static Metric WithDefaults(Type type)
    {
        ConstructorInfo constructor = Assert.Single(type.GetConstructors());
        return (Metric)constructor.Invoke([.. constructor.GetParameters().Select(p => p.DefaultValue)]);
    }
}
