"""The PyTorch peer, one thread.

Cases: "<model> <batch>" and "<model> <size> <batch>" (inference), "train <model> <sgd|adam> <batch>" (an epoch of Fashion-MNIST),
"step <model> adam <batch>" (one step), "xor", "tanh", "gan".
"""
import argparse
import gzip
import itertools
import os
import re
import sys
import time
import warnings

try:
    import numpy as np
    import torch
    import torch.nn.functional as F
except ImportError:
    sys.exit(1)
from models import INFERENCE, SIZED, TRAINING, Mlp
from protocol import serve, times

warnings.filterwarnings('ignore')
torch.set_num_threads(1)


def blas():
    """The library that multiplies matrices, or None for the reference one, which is tens of times as slow as any other."""
    if torch.backends.mkl.is_available(): return 'MKL'
    try:
        with open('/proc/self/maps') as f: files = sorted({line.split()[-1] for line in f if '/' in line})
    except OSError: return 'unknown BLAS'
    for fast in ('openblas', 'mkl', 'blis'):
        for file in files:
            if fast in os.path.basename(file): return os.path.basename(file)
    return None if any(os.path.basename(file).startswith('libblas.so') for file in files) else 'built-in BLAS'


def inference(make, batch, seconds):
    """Eager and TorchScript (traced and frozen), whichever is faster."""
    torch.manual_seed(1)
    m, x = make(batch)
    m.eval()
    for p in m.parameters(): p.requires_grad_(False)
    with torch.inference_mode(): eager = times(lambda: m(*x), seconds / 2)
    script = torch.jit.freeze(torch.jit.trace(m, x))
    with torch.inference_mode(): traced = times(lambda: script(*x), seconds / 2)
    return min(eager, traced, key=lambda t: sorted(t)[len(t) // 2])


def fashion(folder):
    """Training images in [0, 1] and labels."""
    def raw(name, offset):
        with gzip.open(os.path.join(folder, name)) as f: return np.frombuffer(f.read(), np.uint8, offset=offset)
    x = raw('train-images-idx3-ubyte.gz', 16).reshape(-1, 784).astype(np.float32) / 255
    return torch.from_numpy(x), torch.from_numpy(raw('train-labels-idx1-ubyte.gz', 8).astype(np.int64))


def training(kind, optimizer, batch, seconds, data):
    """An epoch: shuffle, batches of rows gathered by index, gradients, steps; the last batch is short."""
    x, y = data
    torch.manual_seed(1)
    make, shape = TRAINING[kind]
    m = make()
    o = torch.optim.SGD(m.parameters(), lr=0.1) if optimizer == 'sgd' else torch.optim.Adam(m.parameters(), lr=1e-3)

    def epoch():
        order = torch.randperm(len(x))
        for i in range(0, len(x), batch):
            rows = order[i:i + batch]
            o.zero_grad(set_to_none=True)
            F.cross_entropy(m(shape(x[rows])), y[rows]).backward()
            o.step()
    return times(epoch, seconds)


def step(name, batch, seconds):
    """One step of Adam on random values and targets."""
    torch.manual_seed(1)
    m, x = INFERENCE[name](batch)
    o, y = torch.optim.Adam(m.parameters(), lr=1e-3), torch.rand_like(m(*x))

    def once():
        o.zero_grad(set_to_none=True)
        F.mse_loss(m(*x), y).backward()
        o.step()
    return times(once, seconds)


def xor(seconds):
    """2-5-1 sigmoid, 10,000 full-batch steps of SGD, from the start each time. Once: it takes long."""
    torch.manual_seed(1)
    x, y = torch.tensor([[0., 0], [0, 1], [1, 0], [1, 1]]), torch.tensor([[0.], [1], [1], [0]])
    result = []
    for _ in range(1 if seconds < 1 else 3):
        m = torch.nn.Sequential(torch.nn.Linear(2, 5), torch.nn.Sigmoid(), torch.nn.Linear(5, 1), torch.nn.Sigmoid())
        o = torch.optim.SGD(m.parameters(), lr=1.0)
        start = time.perf_counter()
        for _ in range(10_000):
            o.zero_grad(set_to_none=True)
            F.mse_loss(m(x), y).backward()
            o.step()
        result.append(time.perf_counter() - start)
    return result


def tanh(seconds):
    """4-32-16-4, tanh between the layers, mean squared error, Adam: one step on all of 10,000 rows."""
    torch.manual_seed(1)
    m = Mlp((4, 32, 16, 4), softmax=False, between=torch.tanh)
    o = torch.optim.Adam(m.parameters(), lr=1e-3)
    x, y = torch.randn(10_000, 4), torch.randn(10_000, 4)

    def epoch():
        o.zero_grad(set_to_none=True)
        F.mse_loss(m(x), y).backward()
        o.step()
    return times(epoch, seconds)


def gan(seconds):
    """Generator 64-128-784, discriminator 784-128-1: one step of each with Adam on 64 images."""
    torch.manual_seed(1)
    nn = torch.nn
    g = nn.Sequential(nn.Linear(64, 128), nn.LeakyReLU(0.2), nn.Linear(128, 784), nn.Tanh())
    d = nn.Sequential(nn.Linear(784, 128), nn.LeakyReLU(0.2), nn.Linear(128, 1))
    og, od = (torch.optim.Adam(m.parameters(), 2e-4, betas=(0.5, 0.999)) for m in (g, d))
    one, zero, images, step = torch.ones(64, 1), torch.zeros(64, 1), torch.rand(6400, 784) * 2 - 1, itertools.count()

    def both():
        k = next(step) % 100 * 64
        fake = g(torch.randn(64, 64))
        od.zero_grad(set_to_none=True)
        (F.binary_cross_entropy_with_logits(d(images[k:k + 64]), one) + F.binary_cross_entropy_with_logits(d(fake.detach()), zero)).backward()
        od.step()
        og.zero_grad(set_to_none=True)
        F.binary_cross_entropy_with_logits(d(fake), one).backward()
        og.step()
    return times(both, seconds)


if __name__ == '__main__':
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--data', default='/usr/share/datasets/fashion-mnist')
    arguments = arguments.parse_args()
    loaded = []

    def case(name, seconds):
        try:
            if name[0] in INFERENCE and len(name) == 2: return inference(INFERENCE[name[0]], int(name[1]), seconds)
            if name[0] in SIZED: return inference(SIZED[name[0]](int(name[1])), int(name[2]), seconds)
            if name[0] == 'step': return step(name[1], int(name[3]), seconds)
            if name[0] == 'train':
                if not loaded: loaded.append(fashion(arguments.data))
                return training(name[1], name[2], int(name[3]), seconds, loaded[0])
            return {'xor': xor, 'tanh': tanh, 'gan': gan}[name[0]](seconds) if name in (['xor'], ['tanh'], ['gan']) else None
        except OSError as e:
            print(f'PyTorch, {" ".join(name)}: {e}', file=sys.stderr)
            return None

    library = blas()
    if library is None: sys.exit('PyTorch has only the reference BLAS here, and is no peer with it: apt install libopenblas0-pthread')
    capability = re.search(r'CPU capability usage: (.+)', torch.__config__.show())
    serve(f'PyTorch {torch.__version__}, {library}, own kernels {capability[1] if capability else "?"}, {torch.get_num_threads()} thread, '
          'eager or TorchScript, whichever is faster', case)
