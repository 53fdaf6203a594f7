"""The models of the benchmark in PyTorch, float32; their names are those that Rows.cs gives as cases."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Mlp(nn.Module):
    """Dense layers with ReLU between them."""

    def __init__(self, sizes, softmax=True, between=F.relu):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:]))
        self.softmax, self.between = softmax, between

    def forward(self, x):
        for l in self.layers[:-1]: x = self.between(l(x))
        x = self.layers[-1](x)
        return F.softmax(x, dim=1) if self.softmax else x


class Cnn(nn.Module):
    """Conv2D 28 3x3 ReLU, max-pooling 2, Dense 128 ReLU, Dense 10."""

    def __init__(self, softmax=True, dropout=0.0):
        super().__init__()
        self.conv, self.d1, self.d2 = nn.Conv2d(1, 28, 3), nn.Linear(28 * 13 * 13, 128), nn.Linear(128, 10)
        self.drop, self.softmax = nn.Dropout(dropout), softmax

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv(x)), 2)
        x = self.d2(self.drop(F.relu(self.d1(torch.flatten(x, 1)))))
        return F.softmax(x, dim=1) if self.softmax else x


class LeNet(nn.Module):
    """Conv2D 6 5x5 same ReLU, pooling, Conv2D 16 5x5 ReLU, pooling, Dense 120, 84, 10."""

    def __init__(self):
        super().__init__()
        self.c1, self.c2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.dense = Mlp((400, 120, 84, 10))

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.dense(F.relu(torch.flatten(x, 1)))


class LstmStep(nn.Module):
    """One step: 1 feature, the state in and out, Dense 1."""

    def __init__(self, hidden, layers=1):
        super().__init__()
        self.lstm, self.dense = nn.LSTM(1, hidden, layers), nn.Linear(hidden, 1)

    def forward(self, x, h, c):
        y, (h, c) = self.lstm(x, (h, c))
        return self.dense(y), h, c


class LstmSeq(nn.Module):
    """28 steps of 28 features, Dense 10 on the last output."""

    def __init__(self, hidden=64, softmax=True):
        super().__init__()
        self.lstm, self.dense, self.softmax = nn.LSTM(28, hidden), nn.Linear(hidden, 10), softmax

    def forward(self, x):
        x = self.dense(self.lstm(x)[0][-1])
        return F.softmax(x, dim=1) if self.softmax else x


class Lstm(nn.LSTM):
    """The units of the last step."""

    def forward(self, x): return super().forward(x)[0][-1]


class Vgg(nn.Module):
    """Five convolutions of 3x3 with ReLU, two of them with strides, the mean of each channel, Dense 10."""

    def __init__(self):
        super().__init__()
        sizes = ((3, 16, 1), (16, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1))
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 3, stride=s) for a, b, s in sizes)
        self.dense = nn.Linear(64, 10)

    def forward(self, x):
        for c in self.convs: x = F.relu(c(x))
        return F.softmax(self.dense(x.mean((2, 3))), dim=1)


def normalized(channels, filters, size, stride=1, groups=1):
    """A convolution that leaves images as large as they are, but for its stride, and batch normalization with NetGen's defaults."""
    conv = nn.Conv2d(channels, filters, size, stride, size // 2, groups=groups, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(filters, eps=1e-3, momentum=0.01))


class Block(nn.Module):
    """ReLU of the sum of what two convolutions make of an image and, where filters become more, a third on the way around them."""

    def __init__(self, channels, filters):
        super().__init__()
        s = filters // channels
        self.layers = nn.Sequential(normalized(channels, filters, 3, s), nn.ReLU(), normalized(filters, filters, 3))
        self.around = nn.Identity() if s == 1 else normalized(channels, filters, 1, s)

    def forward(self, x): return F.relu(self.layers(x) + self.around(x))


def classes(channels):
    """The mean of each channel, Dense 10."""
    return nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10), nn.Softmax(dim=1)


def resnet20():
    f = (16, 16, 16, 16, 32, 32, 32, 64, 64, 64)
    return nn.Sequential(normalized(3, 16, 3), nn.ReLU(), *(Block(a, b) for a, b in zip(f[:-1], f[1:])), *classes(64))


def mobile():
    return nn.Sequential(normalized(32, 32, 3, groups=32), nn.ReLU(), normalized(32, 64, 1), nn.ReLU(), *classes(64))


def dense(*sizes, softmax=True):
    return lambda b: (Mlp(sizes, softmax), (torch.rand(b, sizes[0]),))


def step(hidden, layers=1):
    return lambda b: (LstmStep(hidden, layers), (torch.rand(1, b, 1), *(torch.zeros(layers, b, hidden) for _ in range(2))))


# Model and inputs for a batch of b.
INFERENCE = {
    'mlp': dense(784, 64, 64, 10),
    'tiny': dense(10, 20, 20, 10),
    'linear64': dense(64, 10),
    'linear784': dense(784, 10),
    'shallow': dense(784, 128, 10),
    'wide': dense(4732, 128, softmax=False),
    'large': dense(512, 512, 512, 512, softmax=False),
    'larger': dense(1024, 1024, 1024, softmax=False),
    'cnn': lambda b: (Cnn(), (torch.rand(b, 1, 28, 28),)),
    'lenet': lambda b: (LeNet(), (torch.rand(b, 1, 28, 28),)),
    'vgg': lambda b: (Vgg(), (torch.rand(b, 3, 32, 32),)),
    'resnet20': lambda b: (resnet20(), (torch.rand(b, 3, 32, 32),)),
    'mobile': lambda b: (mobile(), (torch.rand(b, 32, 32, 32),)),
    'lstm_seq': lambda b: (LstmSeq(), (torch.rand(28, b, 28),)),
    'large_lstm': lambda b: (LstmSeq(256), (torch.rand(28, b, 28),)),
    'lstm_step20': step(20),
    'lstm_step32': step(32),
    'lstm_step128': step(128, layers=2),
}
# The same for a size of n.
SIZED = {
    'product': lambda n: dense(n, n, softmax=False),
    'convolution': lambda n: lambda b: (nn.Conv2d(n, n, 3, padding=1), (torch.rand(b, n, 16, 16),)),
    'lstm': lambda n: lambda b: (Lstm(n, n), (torch.rand(8, b, n),)),
}
# Model, and how it wants images given as [n, 784].
TRAINING = {
    'mlp': (lambda: Mlp((784, 64, 64, 10), softmax=False), lambda x: x),
    'cnn': (lambda: Cnn(softmax=False, dropout=0.2), lambda x: x.view(-1, 1, 28, 28)),
    'lstm': (lambda: LstmSeq(softmax=False), lambda x: x.view(-1, 28, 28).transpose(0, 1).contiguous()),
}
