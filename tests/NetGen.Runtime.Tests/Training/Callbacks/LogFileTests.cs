using System.Buffers.Binary;
using Google.Protobuf;

namespace NetGen.Runtime.Tests;

/// <summary>Logs as tables and as event files, read back by other readers than their writers.</summary>
public sealed class LogFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-");

    private string Csv => Path.Combine(_folder.FullName, "log.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void CsvHasALineAnEpoch()
    {
        History history = Fit(2, new CSVLogger(Csv));
        Assert.Equal(
            $"epoch,loss,val_loss\n0,{history.Epochs[0]["loss"]:R},{history.Epochs[0]["val_loss"]:R}\n"
                + $"1,{history.Epochs[1]["loss"]:R},{history.Epochs[1]["val_loss"]:R}\n",
            File.ReadAllText(Csv)
        );
        Fit(1, new CSVLogger(Csv, append: true));
        Assert.Equal(4, File.ReadAllLines(Csv).Length);
        Fit(1, new CSVLogger(Csv, separator: ';'));
        Assert.Equal("epoch;loss;val_loss", File.ReadAllLines(Csv)[0]);
        Assert.Equal(2, File.ReadAllLines(Csv).Length);
    }

    // A number that an epoch does not have, and one that is none.
    [Fact]
    public void CsvSaysWhatIsMissing()
    {
        Fit(
            2,
            new Watch
            {
                EpochEnd = c =>
                {
                    c.Logs["val_loss"] = double.NaN;
                    if (c.Epoch == 1)
                        c.Logs.Remove("loss");
                },
            },
            new CSVLogger(Csv)
        );
        Assert.EndsWith("\n1,NA,NaN\n", File.ReadAllText(Csv), StringComparison.Ordinal);
    }

    // Of a run that was killed behind its last checkpoint.
    [Fact]
    public void CsvHasNoEpochTwice()
    {
        string backup = Path.Combine(_folder.FullName, "backup");
        Fit(6, new CSVLogger(Csv), new BackupAndRestore(backup, deleteCheckpoint: false));
        string whole = File.ReadAllText(Csv);
        File.Delete(backup);
        Assert.Throws<OperationCanceledException>(() =>
            Fit(6, new CSVLogger(Csv), new BackupAndRestore(backup, saveFrequency: 2), new Watch { EpochBegin = StopIn(3) })
        );
        Assert.Equal(4, File.ReadAllLines(Csv).Length);
        Fit(6, new CSVLogger(Csv), new BackupAndRestore(backup, saveFrequency: 2), new Watch());
        Assert.Equal(whole, File.ReadAllText(Csv));
    }

    [Fact]
    public void AFolderThatIsNotThereIsSaidBeforeTheFirstStep() =>
        Assert.Throws<DirectoryNotFoundException>(() => Fit(1, new CSVLogger(Path.Combine(_folder.FullName, "no", "log.csv"))));

    [Fact]
    public void TensorBoardReadsEpochsAndSteps()
    {
        History history = Fit(2, new TensorBoard(Path.Combine(_folder.FullName, "runs", "one"), updateFrequency: 2));
        List<(long Step, string Tag, float Value)> train = Events("train"),
            validation = Events("validation");
        Assert.Equal(
            [
                (1, "batch_loss"),
                (0, "epoch_loss"),
                (0, "epoch_learning_rate"),
                (3, "batch_loss"),
                (1, "epoch_loss"),
                (1, "epoch_learning_rate"),
            ],
            train.Select(e => ((int)e.Step, e.Tag))
        );
        Assert.Equal([(0, "epoch_loss"), (1, "epoch_loss")], validation.Select(e => ((int)e.Step, e.Tag)));
        Assert.Equal((float)history.Epochs[1]["loss"], train[4].Value);
        Assert.Equal((float)history.Epochs[1]["val_loss"], validation[1].Value);
        Assert.Equal(0.01f, train[2].Value);
    }

    // The records by the description of the format, the messages by the library of protocol buffers.
    private List<(long, string, float)> Events(string part)
    {
        byte[] file = File.ReadAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(_folder.FullName, "runs", "one", part))));
        List<(long, string, float)> events = [];
        bool isFirst = true;
        for (int at = 0; at < file.Length; )
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(Masked(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            Assert.Equal(Masked(file.AsSpan(at + 12, length)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            var message = new CodedInputStream(file, at + 12, length);
            long step = 0;
            while (message.ReadTag() is uint tag and not 0)
                switch (WireFormat.GetTagFieldNumber(tag))
                {
                    case 1:
                        Assert.InRange(message.ReadDouble(), 1.6e9, 1e11);
                        break;
                    case 2:
                        step = message.ReadInt64();
                        break;
                    case 3:
                        Assert.True(isFirst);
                        Assert.Equal("brain.Event:2", message.ReadString());
                        break;
                    case 5:
                        events.AddRange(Values(message.ReadBytes()).Select(value => (step, value.Tag, value.Value)));
                        break;
                    default:
                        Assert.Fail($"There is no field {tag}.");
                        break;
                }
            isFirst = false;
            at += 12 + length + 4;
        }
        return events;
    }

    private static IEnumerable<(string Tag, float Value)> Values(ByteString summary)
    {
        CodedInputStream values = summary.CreateCodedInput();
        while (values.ReadTag() == WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited))
        {
            CodedInputStream value = values.ReadBytes().CreateCodedInput();
            Assert.Equal(WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited), value.ReadTag());
            string tag = value.ReadString();
            Assert.Equal(WireFormat.MakeTag(2, WireFormat.WireType.Fixed32), value.ReadTag());
            yield return (tag, value.ReadFloat());
        }
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        uint crc = Crc32C(data);
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
    }

    // Bit by bit: the polynomial 0x1EDC6F41, reflected.
    private static uint Crc32C(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78u);
        }
        return ~crc;
    }

    [Fact]
    public void TheChecksumIsThatOfTheStandard() => Assert.Equal(0xE3069283u, Crc32C("123456789"u8));

    private static Action<TrainingContext> StopIn(int epoch) =>
        c =>
        {
            if (c.Epoch == epoch)
                throw new OperationCanceledException();
        };

    private static History Fit(int epochs, params Callback[] callbacks) =>
        new LinearNetwork<float>(2, 1).Fit(
            ArrayData.Plane(7),
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 4,
                Loss = Loss.MeanSquaredError,
                Optimizer = new SGD(0.01f),
                Validation = ArrayData.Plane(5),
                Callbacks = callbacks,
            }
        );
}
