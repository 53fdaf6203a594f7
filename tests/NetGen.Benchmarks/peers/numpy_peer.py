"""The numpy peer: the case "xor"."""
import sys

try:
    import numpy as np
except ImportError:
    sys.exit(1)
from protocol import serve, times


def xor(iterations=10_000, rate=np.float32(1)):
    """2-5-1 sigmoid by plain gradient descent on the mean squared error of the four rows."""
    r, f = np.random.default_rng(1), np.float32
    w1, b1 = r.standard_normal((2, 5)).astype(f), np.zeros(5, f)
    w2, b2 = r.standard_normal((5, 1)).astype(f), np.zeros(1, f)
    x, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], f), np.array([[0], [1], [1], [0]], f)
    for _ in range(iterations):
        h = 1 / (1 + np.exp(-(x @ w1 + b1)))
        o = 1 / (1 + np.exp(-(h @ w2 + b2)))
        do = (o - y) * f(0.5) * o * (1 - o)
        dh = (do @ w2.T) * h * (1 - h)
        w2 -= rate * (h.T @ do)
        b2 -= rate * do.sum(0)
        w1 -= rate * (x.T @ dh)
        b1 -= rate * dh.sum(0)


serve(f'numpy {np.__version__}', lambda name, seconds: times(xor, seconds) if name == ['xor'] else None)
