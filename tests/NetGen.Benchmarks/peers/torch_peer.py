"""The PyTorch peer, one thread. Cases: "<model> <batch>" (inference), "train <model> <sgd|adam> <batch>" (an epoch of Fashion-MNIST), "xor", "tanh", "gan".

    torch_peer.py [--data FOLDER]        answers cases, see protocol.py
    torch_peer.py --export FOLDER        writes the inference models as ONNX for the ONNX Runtime peer
"""
import argparse
import itertools
import gzip
import os
import sys
import time
import warnings

try:
    import numpy as np
    import torch
    import torch.nn.functional as F
except ImportError:
    sys.exit(1)
from models import INFERENCE, TRAINING, Mlp
from protocol import serve, times

warnings.filterwarnings('ignore')
torch.set_num_threads(1)


def model(name, batch):
    torch.manual_seed(1)
    m, x = INFERENCE[name](batch)
    m.eval()
    for p in m.parameters(): p.requires_grad_(False)
    return m, x


def inference(name, batch, seconds):
    """Eager and TorchScript (traced and frozen), whichever is faster."""
    m, x = model(name, batch)
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


def export(folder):
    """Every inference model at batch 1 and 64, its inputs and its first output beside it as raw float32."""
    for name in INFERENCE:
        for batch in (1, 64):
            m, x = model(name, batch)
            path = os.path.join(folder, f'{name} {batch}')
            torch.onnx.export(m, x, path + '.onnx', opset_version=13)
            with torch.no_grad(): y = m(*x)
            for i, t in enumerate(x): t.numpy().tofile(f'{path}.in{i}')
            (y[0] if isinstance(y, tuple) else y).numpy().tofile(path + '.out')


if __name__ == '__main__':
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--data', default='/usr/share/datasets/fashion-mnist')
    arguments.add_argument('--export')
    arguments = arguments.parse_args()
    loaded = []

    def case(name, seconds):
        try:
            if name[0] in INFERENCE and len(name) == 2: return inference(name[0], int(name[1]), seconds)
            if name[0] == 'train':
                if not loaded: loaded.append(fashion(arguments.data))
                return training(name[1], name[2], int(name[3]), seconds, loaded[0])
            return {'xor': xor, 'tanh': tanh, 'gan': gan}[name[0]](seconds) if name in (['xor'], ['tanh'], ['gan']) else None
        except OSError as e:
            print(f'PyTorch, {" ".join(name)}: {e}', file=sys.stderr)
            return None

    if arguments.export: export(arguments.export)
    else: serve(f'PyTorch {torch.__version__}, {torch.get_num_threads()} thread, eager or TorchScript, whichever is faster', case)
