"""Writes the .safetensors fixtures beside this file: small networks computed and trained by PyTorch in float64.

    /usr/bin/python3 make_fixtures.py                all of them, some minutes
    /usr/bin/python3 make_fixtures.py activations    the named ones: activations, losses, loss_edges, heads, ctc, or the names of networks

Debian: python3-torch, python3-numpy, under /usr/bin/python3; PyTorch 1.13 or later.

ReadMe.md describes the files. PyTorch supplies the derivatives; layers, losses and optimizers are written out here in
Keras' form, since PyTorch places epsilon differently. Everything is seeded: the same script writes the same files.
"""
import functools
import itertools
import json
import math
import os
import struct
import sys
import types

import numpy as np
import torch
import torch.nn.functional as F
from torch.nn.utils.spectral_norm import SpectralNorm

FOLDER = os.path.dirname(os.path.abspath(__file__))
STEPS = 20

# ---- activations: the formulas of runtime/Attributes/Core/Activation.cs, over any torch dtype --------------------------------

ACTIVATIONS = {
    'Linear': lambda x: x,
    'ReLU': lambda x: torch.where(x > 0, x, 0 * x),
    'LeakyReLU': lambda x: torch.where(x > 0, x, 0.2 * x),
    'Abs': torch.abs,
    'ELU': lambda x: torch.where(x > 0, x, torch.expm1(torch.clamp(x, max=0))),
    'SELU': lambda x: 1.0507009873554805 * torch.where(x > 0, x, 1.6732632423543772 * torch.expm1(torch.clamp(x, max=0))),
    'GELU': lambda x: 0.5 * x * torch.special.erfc(-x / math.sqrt(2)),
    'Swish': lambda x: x * torch.sigmoid(x),
    'Sigmoid': torch.sigmoid,
    'HardSigmoid': lambda x: torch.clamp(x / 6 + 0.5, 0, 1),
    'Tanh': torch.tanh,
    'HardTanh': lambda x: torch.clamp(x, -1, 1),
    'Softplus': lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    'Softsign': lambda x: x / (1 + torch.abs(x)),
    'Softmax': lambda x: torch.softmax(x, -1),
    'Exponential': torch.exp,
    'Mish': F.mish,
    'ReLU6': F.relu6,
    'HardSwish': F.hardswish,
    'LogSoftmax': lambda x: torch.log_softmax(x, -1),
}
# Where the slope jumps. Training must keep away from these points, or the last bit decides the result.
KINKS = {'ReLU': [0], 'LeakyReLU': [0], 'SELU': [0], 'Abs': [0], 'HardSigmoid': [-3, 3], 'HardTanh': [-1, 1], 'ReLU6': [0, 6], 'HardSwish': [-3, 3]}

# ---- noise: Philox 4x32-10 (Salmon et al., 2011) keyed by the network's seed; the counter is block, layer and step ----------


def philox(seed, position, stream, step):
    key, counter = [seed & 0xffffffff, seed >> 32], [position, stream, step & 0xffffffff, step >> 32]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [(p1 >> 32) ^ counter[1] ^ key[0], p1 & 0xffffffff, (p0 >> 32) ^ counter[3] ^ key[1], p0 & 0xffffffff]
        key = [(key[0] + 0x9E3779B9) & 0xffffffff, (key[1] + 0xBB67AE85) & 0xffffffff]
    return counter


def uniform(rows, columns, layer, step):
    blocks = (columns + 3) // 4
    draws = np.array([philox(1, i, layer | 0x80000000, step) for i in range(rows * blocks)], np.int64).reshape(rows, blocks * 4)
    return (draws >> 8)[:, :columns] / 2.0 ** 24


def normal(rows, columns, layer, step):
    u = uniform(rows, (columns + 3) // 4 * 4, layer, step)
    radius, angle = np.sqrt(-2 * np.log(u[:, ::2] + 0.5 ** 25)), 2 * np.pi * u[:, 1::2]
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], -1).reshape(rows, -1)[:, :columns]


# ---- layers ------------------------------------------------------------------------------------------------------------

SNAKE = {'CategoryEncoding': 'category_encoding', 'LocallyConnected1D': 'locally_connected1d', 'LocallyConnected2D': 'locally_connected2d', 'MatMul': 'mat_mul', 'PReLU': 'prelu', 'RBF': 'rbf', 'MixtureDensity': 'mixture_density', 'DropConnect': 'drop_connect', 'GaussianNoise': 'gaussian_noise', 'Conv1DTranspose': 'conv1d_transpose', 'Conv2DTranspose': 'conv2d_transpose',
         'DepthwiseConv2D': 'depthwise_conv2d', 'SeparableConv2D': 'separable_conv2d', 'MaxPooling1D': 'max_pooling1d', 'MaxPooling2D': 'max_pooling2d',
         'AveragePooling1D': 'average_pooling1d', 'AveragePooling2D': 'average_pooling2d', 'GlobalMaxPooling2D': 'global_max_pooling2d',
         'GlobalAveragePooling2D': 'global_average_pooling2d', 'Conv3DTranspose': 'conv3d_transpose', 'MaxPooling3D': 'max_pooling3d',
         'AveragePooling3D': 'average_pooling3d', 'GlobalMaxPooling3D': 'global_max_pooling3d', 'GlobalAveragePooling3D': 'global_average_pooling3d'}
LOCAL = ('LocallyConnected1D', 'LocallyConnected2D')
CONVOLUTIONS = ('Conv1D', 'Conv2D', 'Conv3D', 'Conv1DTranspose', 'Conv2DTranspose', 'Conv3DTranspose', 'DepthwiseConv2D', 'SeparableConv2D')


# Images are [n, channels, rows, columns] here, as in PyTorch, volumes [n, channels, slices, rows, columns]; a sequence is an image of one column.
class Windows:
    """How the windows of a layer slide, from its arguments."""

    def __init__(self, layer, sizes, strides=None):
        self.sizes, flat, o, axes = sizes, len(sizes) == 1, layer.options, ('Depth', 'Height', 'Width')[-len(sizes):]
        self.strides = tuple(o.get('Stride' + axis, o.get('Strides', usual)) for axis, usual in zip(axes, strides or (1,) * len(sizes)))
        self.dilation = tuple(o.get('Dilation' + axis, o.get('DilationRate', 1)) for axis in axes)
        if flat: self.sizes, self.strides, self.dilation = (*sizes, 1), (*self.strides, 1), (*self.dilation, 1)
        self.same, self.causal = o.get('Padding') == 'Same', o.get('Padding') == 'Causal'
        self.spans = [(k - 1) * d + 1 for k, d in zip(self.sizes, self.dilation)]

    def places(self, lengths):
        return tuple(-(-n // s) if self.same else (n - span) // s + 1 for n, s, span in zip(lengths, self.strides, self.spans))

    def pad(self, x, value=0.0):
        """'same': ceil(length / stride) windows; an odd element stands at the end. 'causal': all before the first step."""
        if self.causal: return F.pad(x, (0, 0, self.spans[0] - 1, 0), value=value)
        if not self.same: return x
        missing = [max(0, (-(-length // s) - 1) * s + span - length) for length, s, span in zip(x.shape[2:], self.strides, self.spans)]
        return F.pad(x, [side for m in reversed(missing) for side in (m // 2, m - m // 2)], value=value)

    def convolve(self, x, kernel, groups=1):
        """kernel [kernel height, kernel width, in / groups, out], of volumes [kernel depth, ..]."""
        return self.of('conv')(self.pad(x), self.turned(kernel), stride=self.strides, dilation=self.dilation, groups=groups)

    def transpose(self, x, kernel):
        """kernel [kernel height, kernel width, out, in]; n pixels become (n - 1) s + max(k, s), with 'same' n s, the middle of these."""
        y = self.of('conv_transpose')(x, self.turned(kernel), stride=self.strides, dilation=self.dilation)
        for axis, (n, k, s) in enumerate(zip(x.shape[2:], self.spans, self.strides)):
            before, length = (max(k - s, 0) // 2, n * s) if self.same else (0, (n - 1) * s + max(k, s))
            short = max(0, before + length - y.shape[axis + 2])
            y = F.pad(y, (0, 0) * (len(self.sizes) - 1 - axis) + (0, short)).narrow(axis + 2, before, length)
        return y

    def maximum(self, x, near):
        x = self.pad(x, -math.inf)
        seen = x
        for axis, (size, stride) in enumerate(zip(self.sizes, self.strides)): seen = seen.unfold(axis + 2, size, stride)
        first, second = torch.topk(seen.flatten(-len(self.sizes)), 2).values.unbind(-1)
        near((first - second)[first != 0], [0])            # zeros beside zeros of a ReLU pass nothing back
        return self.of('max_pool')(x, self.sizes, stride=self.strides)

    def mean(self, x):
        total, count = (self.of('avg_pool')(self.pad(v), self.sizes, stride=self.strides, divisor_override=1) for v in (x, torch.ones_like(x)))
        return total / count

    def of(self, function): return getattr(F, f'{function}{len(self.sizes)}d')

    def turned(self, kernel): return kernel.movedim((-1, -2), (0, 1))


# ---- layers without parameters over one tensor: (x, *arguments, **options) to the result --------------------------------


def images(x, f): return f(x.movedim(-1, 1)).movedim(1, -1)


PLAIN = {
    'Permute': lambda x, *dims: x.permute(0, *dims),
    'RepeatVector': lambda x, n: x[:, None, :].expand(-1, n, -1),
    'Rescaling': lambda x, scale, offset=0: scale * x + offset,
    'ZeroPadding1D': lambda x, left, right, DataFormat='': F.pad(x, (left, right) if DataFormat == 'ChannelsFirst' else (0, 0, left, right)),
    'Cropping1D': lambda x, left, right: x[:, left:x.shape[1] - right],
    'UpSampling1D': lambda x, size: x.repeat_interleave(size, 1),
    'ZeroPadding3D': lambda x, front, back, top, bottom, left, right: F.pad(x, (0, 0, left, right, top, bottom, front, back)),
    'Cropping3D': lambda x, front, back, top, bottom, left, right: x[:, front:x.shape[1] - back, top:x.shape[2] - bottom, left:x.shape[3] - right],
    'UpSampling3D': lambda x, *size: images(x, lambda v: F.interpolate(v, scale_factor=size)),
    'GLU': lambda x, Axis=-1: F.glu(x, Axis),
    'UnitNormalization': lambda x: F.normalize(x, dim=-1, eps=1e-12),
    'UpSampling2D': lambda x, *size, Interpolation='Nearest': images(x, lambda i: F.interpolate(i, scale_factor=size, mode=Interpolation.lower())),
}

# ---- normalisation: Keras' formulas, with the biased variance of the batch, which the moving variance becomes too --------

NORMALIZATIONS = ('BatchNormalization', 'LayerNormalization', 'GroupNormalization', 'RMSNormalization')
SNAKE.update(BatchNormalization='batch_normalization', LayerNormalization='layer_normalization', GroupNormalization='group_normalization', RMSNormalization='rms_normalization')


def is_state(name): return name.split('.')[-1] in ('moving_mean', 'moving_variance', 'connections', 'u')


def normalization(kind, features, r):
    if kind == 'RMSNormalization': return {'scale': r.uniform(0.5, 1.5, features)}
    p = {'gamma': r.uniform(0.5, 1.5, features), 'beta': 0.1 * r.standard_normal(features)}
    if kind == 'BatchNormalization': p.update(moving_mean=0.2 * r.standard_normal(features), moving_variance=r.uniform(0.5, 1.5, features))
    return p


def normalize(layer, x, p):
    """Training leaves in layer.moved what the moving averages become."""
    if layer.kind == 'RMSNormalization': return p['scale'] * x / torch.sqrt((x ** 2).mean(-1, keepdim=True) + layer.options.get('Epsilon', 1e-6))
    if layer.kind == 'GroupNormalization':
        groups = x.shape[-1] if layer.args[0] == -1 else layer.args[0]
        axis = layer.options.get('Axis', -1)
        return F.group_norm(x.movedim(axis, 1), groups, p['gamma'], p['beta'], layer.options.get('Epsilon', 1e-3)).movedim(1, axis)
    if layer.kind == 'BatchNormalization' and 'Axis' in layer.options:     # PyTorch's own order, and its own function
        m, axes, epsilon = layer.options.get('Momentum', 0.99), (0, *range(2, x.dim())), layer.options.get('Epsilon', 1e-3)
        if not layer.training: return F.batch_norm(x, p['moving_mean'], p['moving_variance'], p['gamma'], p['beta'], False, eps=epsilon)
        moments = (('moving_mean', x.mean(axes)), ('moving_variance', x.var(axes, unbiased=False)))
        layer.moved = {k: m * p[k] + (1 - m) * v.detach() for k, v in moments}
        return F.batch_norm(x, None, None, p['gamma'], p['beta'], True, eps=epsilon)
    if 'Axis' in layer.options: return F.layer_norm(x, x.shape[layer.options['Axis'][0]:], p['gamma'], p['beta'], layer.options.get('Epsilon', 1e-3))
    axes, o = (-1,) if layer.kind == 'LayerNormalization' else tuple(range(x.dim() - 1)), layer.options
    mean, variance = x.mean(axes, keepdim=True), x.var(axes, unbiased=False, keepdim=True)
    if layer.kind == 'BatchNormalization':
        if layer.training:
            m = o.get('Momentum', 0.99)
            layer.moved = {k: m * p[k] + (1 - m) * v.detach().flatten() for k, v in (('moving_mean', mean), ('moving_variance', variance))}
        else: mean, variance = p['moving_mean'], p['moving_variance']
    return p['gamma'] * (x - mean) / torch.sqrt(variance + o.get('Epsilon', 1e-3)) + p['beta']


# ---- recurrent layers: PyTorch's own modules, given Keras' tensors --------------------------------------------------------

RECURRENT = {'SimpleRNN': [0], 'LSTM': [0, 1, 2, 3], 'GRU': [1, 0, 2]}       # PyTorch's gates, as places among Keras'
SNAKE['SimpleRNN'] = 'simple_rnn'


def directions(layer): return ('forward_', 'backward_') if layer.both else ('',)


def recurrent_initial(layer, features, normal):
    units, gates, p = layer.args[0], len(RECURRENT[layer.kind]), {}
    bias = (2, gates * units) if layer.kind == 'GRU' else (gates * units,)
    for d in directions(layer):
        p.update({d + 'kernel': normal(features, gates * units) / math.sqrt(features), d + 'recurrent_kernel': normal(units, gates * units) / math.sqrt(units),
                  d + 'bias': 0.1 * normal(*bias)})
    return p


def recurrent(layer, x, p, near):
    """x [n, steps, features]. x.mask [n, steps] says which steps are there: a sample with padding runs alone, without it."""
    units, gates, relu, weights = layer.args[0], RECURRENT[layer.kind], 'ReLU' in layer.args, {}
    module = getattr(torch.nn, layer.kind.replace('SimpleRNN', 'RNN'))(
        x.shape[-1], units, batch_first=True, bidirectional=layer.both, **(dict(nonlinearity='relu') if relu else {})).to(x.dtype).requires_grad_(False)
    turned = lambda w: torch.cat([w.movedim(-1, 0)[g * units:(g + 1) * units] for g in gates])
    for d, end in zip(directions(layer), ('', '_reverse')):
        bias = turned(p[d + 'bias'])                       # PyTorch has two everywhere; it is only in the GRU that they differ
        first, second = bias.unbind(-1) if layer.kind == 'GRU' else (bias, torch.zeros_like(bias))
        weights.update({'weight_ih_l0' + end: turned(p[d + 'kernel']), 'weight_hh_l0' + end: turned(p[d + 'recurrent_kernel']),
                        'bias_ih_l0' + end: first, 'bias_hh_l0' + end: second})

    module._flat_weights = [weights[name] for name in module._flat_weights_names]      # tensors with a history, which parameters cannot be

    def run(x):
        begin = None if layer.begin is None else tuple(s[None] for s in layer.begin)
        y, end = module(x, begin if begin is None or layer.kind == 'LSTM' else begin[0])
        layer.end = tuple(s[0] for s in (end if layer.kind == 'LSTM' else (end,)))
        if relu:                                           # y does not show how far below 0 a sum is
            for d, x, y_d in zip(directions(layer), (x, x.flip(1)), (y[..., :units], y[..., units:].flip(1))):
                before = torch.cat([torch.zeros_like(y_d[:, :1]), y_d[:, :-1]], 1)
                near(x @ p[d + 'kernel'] + before @ p[d + 'recurrent_kernel'] + p[d + 'bias'], [0])
        return y

    def last(y): return torch.cat([y[:, -1, :units], y[:, 0, units:]], -1)

    mask, whole = getattr(x, 'mask', None), layer.options.get('ReturnSequences', False)
    if layer.options.get('GoBackwards'): x, mask = x.flip(1), None if mask is None else mask.flip(1)
    if mask is None: return run(x) if whole else last(run(x))
    width, rows = units * len(directions(layer)), []
    for steps, valid in zip(x, mask):
        y = run(steps[valid][None]) if valid.any() else x.new_zeros(1, 0 if whole else 1, width)
        rows.append(x.new_zeros(len(steps), width).index_put((valid,), y[0]) if whole else last(y)[0])
    y = torch.stack(rows)
    if whole: y.mask = mask
    return y


# ---- LSTM over images: PyTorch has none, so the cell of its LSTM in convolutions, given Keras' tensors ----------------------

SNAKE['ConvLSTM2D'] = 'conv_lstm2d'


def conv_lstm_initial(layer, channels, normal):
    units, k, p = layer.args[0], layer.sizes(), {}
    for d in directions(layer):
        p.update({d + 'kernel': normal(*k, channels, 4 * units) / math.sqrt(math.prod(k) * channels),
                  d + 'recurrent_kernel': normal(*k, units, 4 * units) / math.sqrt(math.prod(k) * units), d + 'bias': 0.1 * normal(4 * units)})
    return p


def conv_lstm(layer, x, p):
    """x [n, steps, rows, columns, channels]. The windows over what is carried stand one pixel apart, with zeros around it."""
    units, whole = layer.args[0], layer.options.get('ReturnSequences', False)
    activation = ACTIVATIONS[next((a for a in layer.args if isinstance(a, str)), 'Tanh')]
    axis = 1 if layer.is_first else -1
    windows, around = Windows(layer, layer.sizes()), Windows(Layer('', Padding='Same'), layer.sizes())

    def run(frames, d):
        h, c = layer.begin or (None, None)
        for frame in frames:
            z = windows.convolve(frame.movedim(axis, 1), p[d + 'kernel']) + p[d + 'bias'][:, None, None]
            if h is None: h = c = torch.zeros_like(z[:, :units])
            i, f, g, o = (z + around.convolve(h, p[d + 'recurrent_kernel'])).split(units, 1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * activation(g)
            h = torch.sigmoid(o) * activation(c)
            yield h.movedim(1, axis)
        layer.end = h, c

    frames = list(x.unbind(1))
    if layer.options.get('GoBackwards'): frames.reverse()
    outputs = [list(run(frames[::-1] if d == 'backward_' else frames, d)) for d in directions(layer)]
    channels = -3 if layer.is_first else -1
    if not whole: return torch.cat([y[-1] for y in outputs], channels)
    return torch.cat([torch.stack(y[::-1] if d == 'backward_' else y, 1) for d, y in zip(directions(layer), outputs)], channels)


# ---- attention: PyTorch's own function, given Keras' tensors ---------------------------------------------------------------


def attention_initial(layer, last, others, normal):
    (heads, d), features = layer.args[:2], layer.options.get('OutputDim', last)
    p = {}
    for name, width in (('query', last), ('key', others[-1] if others else last), ('value', others[0] if others else last)):
        p[f'{name}_kernel'], p[f'{name}_bias'] = normal(width, heads, d) / math.sqrt(width), 0.1 * normal(heads, d)
    return {**p, 'output_kernel': normal(heads, d, features) / math.sqrt(heads * d), 'output_bias': 0.1 * normal(features)}


def attention(layer, inputs, p):
    """Keras' kernels are [features, heads, d], PyTorch's [heads · d, features]; it wants heads · d features of a query."""
    (heads, d), query = layer.args[:2], inputs[0]
    value, key = inputs[min(1, len(inputs) - 1)], inputs[-1]
    def turned(name): return p[f'{name}_kernel'].flatten(1).T
    bias = torch.cat([p[f'{name}_bias'].flatten() for name in ('query', 'key', 'value')])
    mask = None
    if layer.options.get('UseCausalMask'): mask = torch.ones(query.shape[1], key.shape[1]).tril() == 0
    y, _ = F.multi_head_attention_forward(
        query.transpose(0, 1), key.transpose(0, 1), value.transpose(0, 1), heads * d, heads, None, bias, None, None, False, 0.0,
        p['output_kernel'].flatten(0, 1).T, p['output_bias'], attn_mask=mask, use_separate_proj_weight=True,
        q_proj_weight=turned('query'), k_proj_weight=turned('key'), v_proj_weight=turned('value'))
    return y.transpose(0, 1)


SNAKE.update(MultiHeadAttention='multi_head_attention', PositionalEmbedding='positional_embedding')


class Layer:
    """One attribute: its C# text, its name, its parameters and its forward pass."""

    def __init__(self, kind, *args, **options):
        self.kind, self.args, self.options, self.training, self.both = kind, args, options, False, False
        self.step, self.loss = 0, 0                                          # of the training; what it adds to the loss
        self.weight = 'embeddings' if kind == 'Embedding' else 'kernel'      # what penalties and norms are of

    def attribute(self):
        """The C# attribute, as a user writes it."""
        def text(v):
            if isinstance(v, bool): return 'true' if v else 'false'
            if v in ('Same', 'Valid', 'Causal'): return f'Padding.{v}'
            if isinstance(v, list): return f'new[] {{ {", ".join(map(text, v))} }}'
            if v in ('OneHot', 'MultiHot', 'Count'): return f'OutputMode.{v}'
            if v == 'Bilinear': return f'Interpolation.{v}'
            if v == 'ChannelsFirst': return f'DataFormat.{v}'
            if isinstance(v, str): return f'Activation.{v}' if v in ACTIVATIONS else f'"{v}"'
            return str(v)
        values = [text(a) for a in self.args] + [f'{k} = {text(v)}' for k, v in self.options.items()]
        wrapper = '[Bidirectional]\n' if self.both else f'[SpectralNormalization({self.spectral})]\n' if hasattr(self, 'spectral') else ''
        behind = f', Connections.{self.connections}' if hasattr(self, 'connections') else ''
        return wrapper + (f'[{self.kind}({", ".join(values)}){behind}]' if values else f'[{self.kind}{behind}]')

    def activation(self):
        named = self.options.get('Activation', 'Linear')
        return next((a for a in self.args if isinstance(a, str)), named) if self.kind in ('Dense', 'DropConnect', 'Activation', *CONVOLUTIONS, *LOCAL) else 'Linear'

    @property
    def is_first(self): return self.options.get('DataFormat') == 'ChannelsFirst'

    def sizes(self):
        """Of the window: one length for each axis."""
        numbers = [a for a in self.args if not isinstance(a, str)][1 if self.kind in (*CONVOLUTIONS, *LOCAL, 'ConvLSTM2D') and self.kind != 'DepthwiseConv2D' else 0:]
        axes = next(int(c) for c in self.kind if c.isdigit())
        return tuple(numbers) if len(numbers) == axes else (numbers[0],) * axes

    def initial(self, shape, r):
        """Initial parameters for an input of this shape: name to array, in the order of the files. Scale widens the kernel."""
        given = shape
        if self.is_first: shape = (shape[0], *shape[2:], shape[1]) if self.kind == 'ConvLSTM2D' else (*shape[1:], shape[0])
        last, normal = shape[-1], lambda *s: r.standard_normal(s)
        units = self.args[0] if self.args else 0
        if self.kind in ('Dense', 'DropConnect'):
            p = {'kernel': normal(last, units) / math.sqrt(last)}
            if self.options.get('UseBias', True): p['bias'] = 0.1 * normal(units)
            if hasattr(self, 'spectral'): p['u'] = 0.05 * normal(units)
            if hasattr(self, 'connections'): p['connections'] = connected(last, units, self.connections)
            return p
        if self.kind in LOCAL:
            k = self.sizes()
            places = Windows(self, k).places(shape[:-1])
            return {'kernel': normal(math.prod(places), math.prod(k) * last, units) / math.sqrt(math.prod(k) * last), 'bias': 0.1 * normal(*places, units)}
        if self.kind in CONVOLUTIONS:
            k, multiplier, groups = self.sizes(), self.options.get('DepthMultiplier', 1), self.options.get('Groups', 1)
            scaled, each = lambda fan, *s: normal(*s) / math.sqrt(fan), math.prod(k)
            if self.kind == 'DepthwiseConv2D': p, units = {'depthwise_kernel': scaled(each, *k, last, multiplier)}, last * multiplier
            elif self.kind == 'SeparableConv2D':
                p = {'depthwise_kernel': scaled(each, *k, last, multiplier), 'pointwise_kernel': scaled(last * multiplier, 1, 1, last * multiplier, units)}
            elif self.kind.endswith('Transpose'): p = {'kernel': scaled(each * last, *k, units, last)}
            else: p = {'kernel': scaled(each * last / groups, *k, last // groups, units)}
            bias = {'bias': 0.1 * normal(units)} if self.options.get('UseBias', True) else {}
            return {**p, **bias, **({'u': 0.05 * normal(units)} if hasattr(self, 'spectral') else {})}
        if self.kind in RECURRENT: return recurrent_initial(self, last, normal)
        if self.kind == 'ConvLSTM2D': return conv_lstm_initial(self, last, normal)
        if self.kind == 'Embedding': return {'embeddings': 0.5 * normal(*self.args)}
        if self.kind in NORMALIZATIONS: return normalization(self.kind, tuple(shape[a - 1] for a in np.atleast_1d(self.options.get('Axis', len(given)))), r)
        if self.kind == 'MultiHeadAttention': return attention_initial(self, last, self.widths, normal)
        if self.kind == 'PositionalEmbedding': return {'embeddings': 0.5 * normal(*shape)}
        if self.kind == 'PReLU': return {'alpha': 0.25 + 0.1 * normal(*(1 if i + 1 in self.options.get('SharedAxes', []) else n for i, n in enumerate(shape)))}
        if self.kind == 'Maxout':
            pieces = self.args[1]
            return {'kernel': normal(last, pieces, units) / math.sqrt(last), 'bias': 0.1 * normal(pieces, units)}
        if self.kind == 'MixtureDensity':
            length = units * (1 + 2 * self.options.get('Dimensions', 1))
            return {'kernel': normal(last, length) / math.sqrt(last), 'bias': 0.1 * normal(length)}
        if self.kind == 'RBF': return {'centers': 0.5 * normal(units, last), 'gamma': r.uniform(0.5, 1.5, units) / last}
        return {}

    def forward(self, inputs, p, near):
        """inputs: the tensor read, then the named ones. near(x, points) notes how close x comes to points where a slope jumps."""
        x, n = inputs[0], inputs[0].shape[0]
        if hasattr(self, 'spectral'): p = {**p, 'kernel': spectral(self, p)}
        if self.kind in ('Dense', 'DropConnect'):
            x = x @ (p['kernel'] * p['connections'] if 'connections' in p else p['kernel'])
            if 'bias' in p: x = x + p['bias']
        elif self.kind in LOCAL: x = self.local(x, p)
        elif self.is_first and self.kind not in (*PLAIN, 'ConvLSTM2D'):      # PyTorch's own order
            x = self.slide(x.unsqueeze(-1), p, near).squeeze(-1) if '1D' in self.kind else self.slide(x, p, near)
            if self.kind.startswith('Global'): x = x.reshape(n, -1)
            if 'bias' in p: x = x + p['bias'].reshape(-1, *[1] * (x.dim() - 2))
        elif self.kind in CONVOLUTIONS or 'Pooling' in self.kind:
            x = self.slide((x.unsqueeze(2) if '1D' in self.kind else x).movedim(-1, 1), p, near).movedim(1, -1)
            if '1D' in self.kind: x = x.squeeze(2)
            if self.kind.startswith('Global'): x = x.reshape(n, -1)
            if 'bias' in p: x = x + p['bias']
        elif self.kind in RECURRENT: x = recurrent(self, x, p, near)
        elif self.kind == 'ConvLSTM2D': x = conv_lstm(self, x, p)
        elif self.kind == 'Embedding':
            indices = x.long()
            x = p['embeddings'][indices]
            if self.options.get('MaskZero'): x.mask = indices != 0
        elif self.kind == 'PositionalEmbedding': x = x + p['embeddings']
        elif self.kind == 'MultiHeadAttention': x = attention(self, inputs, p)
        elif self.kind == 'Masking': x.mask = (x != 0).any(-1)
        elif self.kind in NORMALIZATIONS: x = normalize(self, x, p)
        elif self.kind == 'PReLU':
            near(x, [0])
            x = F.prelu(x, p['alpha'].flatten()) if self.options.get('SharedAxes') == [2, 3] else torch.where(x > 0, x, p['alpha'] * x)
        elif self.kind in ('LeakyReLU', 'ELU'):
            near(x, [0])
            x = F.leaky_relu(x, *self.args) if self.kind == 'LeakyReLU' else F.elu(x, *self.args)
        elif self.kind == 'Maxout':
            z = torch.einsum('ni,ipu->npu', x, p['kernel']) + p['bias']
            top = torch.topk(z, 2, dim=1).values
            near(top[:, 0] - top[:, 1], [0])
            x = z.max(dim=1).values
        elif self.kind == 'MixtureDensity':
            m, d = self.args[0], self.options.get('Dimensions', 1)
            logits, means, logs = (x @ p['kernel'] + p['bias']).split([m, m * d, m * d], -1)
            x = torch.cat([torch.softmax(logits, -1), means, torch.exp(logs)], -1)
        elif self.kind == 'RBF':
            x = torch.exp(-p['gamma'] * ((x[:, None, :] - p['centers']) ** 2).sum(-1))
        elif self.kind == 'Corruption' and self.training:
            x = torch.where(torch.from_numpy(uniform(n, x.shape[1], self.stream, self.step)) > self.args[0], x, 0 * x)
        elif self.kind == 'Reparameterize':
            x, v = x.chunk(2, -1)
            self.loss = -0.5 * self.options['KLWeight'] * (1 + v - x ** 2 - torch.exp(v)).sum() / n
            if self.training: x = x + torch.exp(v / 2) * torch.from_numpy(normal(n, x.shape[1], self.stream, self.step)).to(x.dtype)
        elif self.kind in PLAIN: x = PLAIN[self.kind](x, *self.args, **{k: v for k, v in self.options.items() if k not in ('Name', 'From')})
        elif self.kind == 'Flatten': x = x.reshape(n, -1)
        elif self.kind == 'Reshape': x = x.reshape(n, *self.args)
        elif self.kind == 'Add': x = sum(inputs)
        elif self.kind == 'Average': x = sum(inputs) / len(inputs)
        elif self.kind == 'Multiply': x = math.prod(inputs)
        elif self.kind == 'Concatenate': x = torch.cat(inputs, self.options.get('Axis', -1))
        elif self.kind == 'Dot':
            a, b = self.args[1], self.args[-1]
            if self.options.get('Normalize'): inputs = [F.normalize(t, dim=axis, eps=1e-12) for t, axis in zip(inputs, (a, b))]
            x = torch.stack([torch.tensordot(u, v, ([a - 1], [b - 1])) for u, v in zip(*inputs)])
            x = x.reshape(n, 1) if x.dim() == 1 else x
        elif self.kind == 'MatMul':
            a, b = (t.transpose(-1, -2) if self.options.get(f'Transpose{o}') else t for t, o in zip(inputs, 'AB'))
            x = torch.matmul(a, b if a.dim() == b.dim() else b.unsqueeze(1))
        elif self.kind == 'Normalization':
            mean, deviation = (torch.tensor(self.options[k], dtype=x.dtype) for k in ('Mean', 'Variance'))
            deviation = deviation.sqrt().clamp(min=1e-7)
            x = mean + x * deviation if self.options.get('Invert') else (x - mean) / deviation
        elif self.kind in ('Discretization', 'CategoryEncoding'):
            if self.kind == 'Discretization':
                near(x[..., None], [torch.tensor(self.args)])
                x, tokens = torch.bucketize(x.detach(), torch.tensor(self.args, dtype=x.dtype), right=True).to(x.dtype), len(self.args) + 1
            else: tokens = self.args[0]
            mode = self.options.get('OutputMode', 'Int')
            if mode != 'Int':
                each = F.one_hot(x.long(), tokens).to(x.dtype)
                x = each.reshape(*x.shape[:-1], tokens) if x.shape[-1] == 1 else each if mode == 'OneHot' else each.sum(-2) if mode == 'Count' else each.amax(-2)
        elif self.kind == 'Subtract': x = inputs[0] - inputs[1]
        elif self.kind in ('Maximum', 'Minimum'):
            for a, b in itertools.combinations(inputs, 2): near(a - b, [0])
            x = torch.stack(inputs)
            x = (x.max(dim=0) if self.kind == 'Maximum' else x.min(dim=0)).values
        f = self.activation()
        near(x, KINKS.get(f, []))
        return ACTIVATIONS[f](x)


    def local(self, x, p):
        """PyTorch's unfold has channels before the places in a window, Keras' kernels behind them."""
        n, c = x.shape[0], x.shape[-1]
        windows = Windows(self, self.sizes())
        x = windows.pad((x.unsqueeze(2) if '1D' in self.kind else x).permute(0, 3, 1, 2))
        seen = F.unfold(x, windows.sizes, stride=windows.strides).reshape(n, c, math.prod(windows.sizes), -1).permute(0, 3, 2, 1).flatten(2)
        return torch.einsum('nlk,lkf->nlf', seen, p['kernel']).reshape(n, *p['bias'].shape) + p['bias']

    def slide(self, x, p, near):
        """The layers over [n, channels, rows, columns]; kernels as Keras has them."""
        if self.kind.startswith('Global'): windows = Windows(self, tuple(x.shape[2:]))
        else: windows = Windows(self, self.sizes(), self.sizes() if 'Pooling' in self.kind else None)
        if 'Max' in self.kind: return windows.maximum(x, near)
        if 'Average' in self.kind: return windows.mean(x)
        if self.kind.endswith('Transpose'): return windows.transpose(x, p['kernel'].unsqueeze(1) if '1D' in self.kind else p['kernel'])
        if 'depthwise_kernel' in p:
            k = p['depthwise_kernel']
            x = windows.convolve(x, k.reshape(*k.shape[:2], 1, -1), groups=x.shape[1])
            return F.conv2d(x, p['pointwise_kernel'].permute(3, 2, 0, 1)) if 'pointwise_kernel' in p else x
        return windows.convolve(x, p['kernel'].unsqueeze(1) if self.kind == 'Conv1D' else p['kernel'], self.options.get('Groups', 1))


def layer(kind): return lambda *args, **options: Layer(kind, *args, **options)


Input, Dense, Embedding, PReLU, Maxout, RBF, MixtureDensity, Flatten, Reshape, MultiHeadAttention, PositionalEmbedding = map(
    layer, 'Input Dense Embedding PReLU Maxout RBF MixtureDensity Flatten Reshape MultiHeadAttention PositionalEmbedding'.split())
MERGES = 'Add Subtract Multiply Average Maximum Minimum Dot MatMul Concatenate'.split()
Add, Subtract, Multiply, Average, Maximum, Minimum, Dot, MatMul, Concatenate = map(layer, MERGES)
Permute, RepeatVector, Rescaling, ZeroPadding1D, Cropping1D, UpSampling1D, ZeroPadding3D, Cropping3D, UpSampling3D, GLU, UnitNormalization, UpSampling2D = map(layer, PLAIN)
LeakyReLU, ELU, Normalization, Discretization, CategoryEncoding = map(layer, 'LeakyReLU ELU Normalization Discretization CategoryEncoding'.split())
Activation, Dropout, GaussianNoise, DropConnect, Corruption, Reparameterize = map(layer, 'Activation Dropout GaussianNoise DropConnect Corruption Reparameterize'.split())

Conv1D, Conv2D, Conv3D, Conv1DTranspose, Conv2DTranspose, Conv3DTranspose, DepthwiseConv2D, SeparableConv2D = map(layer, CONVOLUTIONS)
LocallyConnected1D, LocallyConnected2D = map(layer, LOCAL)
MaxPooling1D, MaxPooling2D, AveragePooling1D, AveragePooling2D = map(layer, 'MaxPooling1D MaxPooling2D AveragePooling1D AveragePooling2D'.split())
GlobalMaxPooling2D, GlobalAveragePooling2D = map(layer, 'GlobalMaxPooling2D GlobalAveragePooling2D'.split())
MaxPooling3D, AveragePooling3D, GlobalMaxPooling3D, GlobalAveragePooling3D = map(layer, 'MaxPooling3D AveragePooling3D GlobalMaxPooling3D GlobalAveragePooling3D'.split())
BatchNormalization, LayerNormalization, GroupNormalization, RMSNormalization = map(layer, NORMALIZATIONS)

Masking, SimpleRNN, LSTM, GRU, ConvLSTM2D = map(layer, ('Masking', *RECURRENT, 'ConvLSTM2D'))


def Spectral(layer, iterations=1):
    layer.spectral = iterations
    return layer


def spectral(layer, p):
    """PyTorch's own weight / sigma. Inference has v of the present kernel, and u as training left it."""
    w, u = p['kernel'].movedim(-1, 0), F.normalize(p['u'].detach(), dim=0, eps=1e-12)
    given = types.SimpleNamespace(weight_orig=w, weight_u=u.clone(), weight_v=F.normalize(w.detach().flatten(1).T @ u, dim=0, eps=1e-12))
    norm = SpectralNorm('weight', layer.spectral)
    y = norm.compute_weight(given, do_power_iteration=layer.training)
    if layer.training: layer.moved = {'u': given.weight_u}
    return y.movedim(0, -1)


def Connections(layer, kind):
    layer.connections = kind
    return layer


def connected(rows, columns, kind):
    """Ones where there are connections, by the documented formulas."""
    number = int(kind.split('(')[1][:-1])
    i, j = np.mgrid[:rows, :columns]
    if kind.startswith('Groups'): return (i // (rows // number) == j // (columns // number)).astype(float)
    first = np.floor(j * (rows - number) / max(columns - 1, 1) + 0.5)
    return ((i >= first) & (i < first + number)).astype(float)


def Bidirectional(layer):
    layer.both = True
    return layer


# ---- losses: output, target (both [n, outputs]) to the mean over samples ----------------------------------------------

def mixture_negative_log_likelihood(y, t):
    d = t.shape[1]
    m = y.shape[1] // (1 + 2 * d)
    weights, means, deviations = y[:, :m], y[:, m:m + m * d].reshape(-1, m, d), y[:, m + m * d:].reshape(-1, m, d)
    components = torch.distributions.Independent(torch.distributions.Normal(means, deviations), 1)
    return -torch.distributions.MixtureSameFamily(torch.distributions.Categorical(probs=weights), components).log_prob(t).mean()


LOSSES = {
    'mixture_negative_log_likelihood': mixture_negative_log_likelihood,
    'mean_squared_error': lambda y, t: ((y - t) ** 2).mean(),
    'mean_absolute_error': lambda y, t: (y - t).abs().mean(),
    'binary_crossentropy': lambda y, t: -(t * torch.log(y) + (1 - t) * torch.log(1 - y)).mean(),
    'categorical_crossentropy': lambda y, t: -(t * torch.log(y)).sum(-1).mean(),
    'sparse_categorical_crossentropy': lambda y, t: -torch.log(y.gather(1, t.long())).mean(),
}

# ---- optimizers: (weights, gradient, state, step from 1) changes weights; Keras' formulas -------------------------------


def slot(s, name, like, value=0.0): return s.setdefault(name, torch.full_like(like, value))


def sgd(w, g, s, t, learning_rate=0.1, momentum=0.0, nesterov=False):
    v = slot(s, 'v', w)
    v.mul_(momentum).sub_(learning_rate * g)
    w += momentum * v - learning_rate * g if nesterov else v


def moments(g, s, b1, b2):
    m, v = slot(s, 'm', g), slot(s, 'v', g)
    m += (g - m) * (1 - b1)
    v += (g * g - v) * (1 - b2)
    return m, v


def adam(w, g, s, t, learning_rate=0.01, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m, v = moments(g, s, beta_1, beta_2)
    w -= learning_rate * math.sqrt(1 - beta_2 ** t) / (1 - beta_1 ** t) * m / (v.sqrt() + epsilon)


def adamw(w, g, s, t, learning_rate=0.01, weight_decay=0.05, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    w -= learning_rate * weight_decay * w
    adam(w, g, s, t, learning_rate, beta_1, beta_2, epsilon)


def adamax(w, g, s, t, learning_rate=0.01, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m, u = slot(s, 'm', w), slot(s, 'u', w)
    m += (g - m) * (1 - beta_1)
    u.copy_(torch.maximum(beta_2 * u, g.abs()))
    w -= learning_rate * m / ((1 - beta_1 ** t) * (u + epsilon))


def nadam(w, g, s, t, learning_rate=0.01, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    u = [beta_1 * (1 - 0.5 * 0.96 ** k) for k in range(1, t + 2)]
    m, v = moments(g, s, beta_1, beta_2)
    ahead = u[t] * m / (1 - math.prod(u)) + (1 - u[t - 1]) * g / (1 - math.prod(u[:t]))
    w -= learning_rate * ahead / ((v / (1 - beta_2 ** t)).sqrt() + epsilon)


def rmsprop(w, g, s, t, learning_rate=0.01, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False):
    v, mean, step = slot(s, 'v', w), slot(s, 'mean', w), slot(s, 'step', w)
    v.mul_(rho).add_((1 - rho) * g * g)
    mean.mul_(rho).add_((1 - rho) * g)
    step.mul_(momentum).add_(learning_rate * g / ((v - mean * mean if centered else v) + epsilon).sqrt())
    w -= step


def adagrad(w, g, s, t, learning_rate=0.01, initial_accumulator_value=0.1, epsilon=1e-7):
    a = slot(s, 'a', w, initial_accumulator_value)
    a += g * g
    w -= learning_rate * g / (a + epsilon).sqrt()


def adadelta(w, g, s, t, learning_rate=1.0, rho=0.95, epsilon=1e-7):
    a, d = slot(s, 'a', w), slot(s, 'd', w)
    a.mul_(rho).add_((1 - rho) * g * g)
    delta = (d + epsilon).sqrt() * g / (a + epsilon).sqrt()
    d.mul_(rho).add_((1 - rho) * delta * delta)
    w -= learning_rate * delta


# File prefix to function and the settings that differ from the function's defaults.
USUAL = {'sgd': (sgd, {}), 'adam': (adam, {})}
ALL = {**USUAL, 'sgd_momentum': (sgd, dict(momentum=0.9)), 'rmsprop': (rmsprop, {}),
       'rmsprop_centered': (rmsprop, dict(momentum=0.5, centered=True)), 'adagrad': (adagrad, {}), 'adadelta': (adadelta, {}),
       'adamw': (adamw, {}), 'adamax': (adamax, {}), 'nadam': (nadam, {})}
NESTEROV = {'sgd': (sgd, dict(momentum=0.9, nesterov=True)), 'adam': (adam, {})}
GENTLE = {'sgd': (sgd, dict(learning_rate=0.01)), 'adam': (adam, {})}  # narrow components are steep: at 0.1 the last bit decides where steps lead


def settings(function, given):
    names = function.__code__.co_varnames[4:function.__code__.co_argcount]
    values = {**dict(zip(names, function.__defaults__)), **given}
    return function.__name__ + ''.join(f' {k}={str(v).lower()}' for k, v in values.items())


# ---- the networks ------------------------------------------------------------------------------------------------------

class Network:
    def __init__(self, name, loss, *layers, samples=12, optimizers=USUAL):
        self.name, self.loss, self.layers, self.samples, self.optimizers = name, loss, layers, samples, optimizers
        for stream, l in enumerate(l for l in layers if l.kind in ('Corruption', 'Reparameterize')): l.stream = stream
        counts = {}                                        # Keras numbers each kind on its own; a name given by hand does not count
        for l in layers:
            base = 'bidirectional' if l.both else 'spectral_normalization' if hasattr(l, 'spectral') else SNAKE.get(l.kind, l.kind.lower())
            if 'Name' in l.options: l.name = l.options['Name']
            else:
                k = counts[base] = counts.get(base, -1) + 1
                l.name = base if k == 0 else f'{base}_{k}'
            l.weights = l.options.get('Share', l.name)

    def declaration(self): return '\n'.join(l.attribute() for l in self.layers)

    def run(self, x, p, near=lambda v, points: None):
        """Output and penalties. p: '<layer>.<tensor>' to tensor; None on the first run, when make(layer, shape) fills it."""
        tensors, previous, penalty, penalized, n = {}, None, 0, set(), x.shape[0]
        for l in self.layers:
            if l.kind == 'Input':
                size = math.prod(l.args)
                y, x = x[:, :size].reshape(n, *l.args), x[:, size:]
            else:
                source = tensors[l.options['From']] if 'From' in l.options else previous
                named = [tensors[a] for a in l.args if isinstance(a, str)] if l.kind in (*MERGES, 'MultiHeadAttention') else []
                names = l.options.get('InitialState', [])
                ended = [other.end for other in self.layers if other.name in names and other.kind in (*RECURRENT, 'ConvLSTM2D')]
                l.begin = ended[0] if ended else tuple(tensors[name] for name in names) or None
                l.widths = [t.shape[-1] for t in named]
                own = p(l, source.shape[1:])
                y = l.forward([source] + named, own, near)
                penalty = penalty + l.loss
                o = l.options
                if l.weights in penalized: o = {k: v for k, v in o.items() if k not in ('L1', 'L2')}
                penalized.add(l.weights)
                if 'L1' in o:
                    near(own[l.weight], [0])
                    penalty = penalty + o['L1'] * own[l.weight].abs().sum()
                if 'L2' in o: penalty = penalty + o['L2'] * (own[l.weight] ** 2).sum()
                if 'ActivityL1' in o:
                    near(y, [0])
                    penalty = penalty + o['ActivityL1'] * y.abs().sum() / n
                if 'ActivityL2' in o: penalty = penalty + o['ActivityL2'] * (y ** 2).sum() / n
            tensors[l.name] = previous = y
        return previous.reshape(n, -1), penalty

    def train(self, on, step=0):
        for l in self.layers: l.training, l.step = on, step

    def constrain(self, weights):
        for l in self.layers:
            if 'MaxNorm' in l.options:
                w = weights[f'{l.weights}.{l.weight}']
                norm = (w ** 2).sum(0, keepdim=True).sqrt()
                w *= torch.clamp(norm, 0, l.options['MaxNorm']) / (1e-7 + norm)
            if hasattr(l, 'moved'):
                for k, v in l.moved.items(): weights[f'{l.weights}.{k}'].copy_(v)


RECURRENT_FORMS = {
    'last': lambda of: (Input(6, 3), of(5), Dense(2)),
    'stacked': lambda of: (Input(6, 3), of(5, ReturnSequences=True), of(4, ReturnSequences=True)),
    'masked': lambda of: (Input(6, 3), Masking(), of(5, ReturnSequences=True), of(4), Dense(2)),
    'bidirectional': lambda of: (Input(6, 3), Bidirectional(of(4, ReturnSequences=True)), Bidirectional(of(3)), Dense(2)),
    'bidirectional_masked': lambda of: (Input(6, 3), Masking(), Bidirectional(of(4, ReturnSequences=True)), Bidirectional(of(3)), Dense(2)),
    'both': lambda of: (Input(6, 3, Name='x'), of(4, Name='there'), of(3, Name='back', From='x', GoBackwards=True), Concatenate('there'), Dense(2)),
}

NETWORKS = [
    Network('mlp_softmax', 'sparse_categorical_crossentropy',
            Input(5), Dense(7, 'ReLU'), Dense(6, 'Tanh'), Dense(3, 'Softmax'), samples=16, optimizers=ALL),
    Network('mlp_activations', 'mean_squared_error',
            Input(4), Dense(6, 'LeakyReLU'), Dense(5, 'ELU'), Dense(6, 'SELU'), Dense(5, 'GELU'), Dense(6, 'Swish'), Dense(5, 'Sigmoid'),
            Dense(6, 'HardSigmoid'), Dense(5, 'Softplus'), Dense(6, 'Softsign'), Dense(5, 'HardTanh'), Dense(6, 'Abs'), Dense(4, 'Exponential'), Dense(3)),
    Network('log_softmax', 'mean_squared_error',
            Input(5), Dense(7, 'LogSoftmax'), Dense(6, 'Tanh'), Reshape(2, 3), Activation('LogSoftmax'), Flatten(), Dense(4, 'LogSoftmax')),
    Network('residual', 'categorical_crossentropy',
            Input(6, Name='x'), Dense(8, 'Tanh', Name='h'), Dense(8, 'ReLU'), Add('h'), Dense(8, 'Sigmoid', Name='gate', From='h'), Multiply('add'),
            Average('h', 'add'), Activation('Tanh'), Dense(8, 'Tanh', From='x'), Maximum('activation', 'gate'), Concatenate('x', 'multiply'), Dense(4, 'Softmax')),
    Network('matmul', 'mean_squared_error',
            Input(3, 5, Name='x'), Dense(4, 'Tanh', Name='a'), Dense(5, 'Tanh', From='x', Name='b'), MatMul('a', TransposeA=True), Dense(4, 'Tanh', Name='c'),
            MatMul('b', From='a', TransposeA=True), Activation('Tanh'), Reshape(2, 2, 5), MatMul('c', TransposeB=False), Activation('Tanh'), Reshape(4, 4),
            MatMul('c', TransposeB=True), Flatten(), Dense(2), optimizers=GENTLE),
    Network('binary', 'binary_crossentropy',
            Input(6), Dense(8, 'Tanh', L2=0.01, ActivityL1=0.01), Dense(6, 'ReLU', L1=0.005, ActivityL2=0.02), Dense(3, 'Sigmoid')),
    Network('rectifiers', 'mean_squared_error',
            Input(5), Dense(6), LeakyReLU(0.1), Dense(6), ELU(1.5), Dense(5, 'ReLU6'), Dense(6, 'HardSwish'), Dense(2)),
    Network('prelu_maxout_rbf_mse', 'mean_squared_error', Input(5), Dense(6), PReLU(), Maxout(6, 3), RBF(5), Dense(2)),
    Network('prelu_maxout_rbf_mae', 'mean_absolute_error', Input(5), Dense(6), PReLU(), Maxout(6, 3), RBF(5), Dense(2)),
    Network('two_inputs', 'mean_squared_error',
            Input(3, Name='a'), Input(4, Name='b'), Dense(5, 'Tanh', From='a'), Dense(6, 'ReLU', From='b'), Concatenate('dense', 'a'), Dense(2)),
    Network('siamese', 'mean_squared_error',
            Input(5, Name='left'), Input(5, Name='right'), Dense(3, 'Tanh', From='left', Share='tower', L2=0.01),
            Dense(3, 'Tanh', From='right', Share='tower', L2=0.01), Subtract('dense'), Dense(1)),
    Network('sequence', 'mean_squared_error',
            Input(4, 5), Dense(6, Activation='Tanh', UseBias=False), Reshape(2, 12), Dense(5, 'ReLU'), Flatten(), Dense(2)),
    Network('cnn_seed', 'sparse_categorical_crossentropy',
            Input(6, 6, 1), Conv2D(4, 3, 'ReLU'), MaxPooling2D(2), Flatten(), Dense(5, 'ReLU'), Dense(3, 'Softmax')),
    Network('cnn_strided', 'mean_squared_error',
            Input(7, 6, 2), Conv2D(4, 3, 'Tanh', Strides=2, Padding='Same'), Conv2D(3, 2, 'Sigmoid', DilationRate=2, Padding='Same'),
            AveragePooling2D(3, 2, Strides=2, Padding='Same'), Conv2D(4, 1, 2, 'Tanh'), GlobalAveragePooling2D(), Dense(2)),
    Network('cnn_transposed', 'mean_squared_error',
            Input(5), Dense(12, 'Tanh'), Reshape(2, 1, 6), Conv2DTranspose(4, 2, 'Tanh', Strides=3), Conv2DTranspose(3, 3, 'Sigmoid', Strides=2, Padding='Same'),
            Conv2DTranspose(2, 4, 3, 'Tanh'), Conv2D(1, 5, StrideHeight=4, StrideWidth=2), Flatten(), Dense(2)),
    Network('cnn_depthwise', 'categorical_crossentropy',
            Input(5, 5, 2), DepthwiseConv2D(3, 'Tanh', DepthMultiplier=2, Padding='Same'), SeparableConv2D(6, 2, 'Sigmoid', DepthMultiplier=2),
            Conv2D(4, 2, 'Tanh', Groups=2), GlobalMaxPooling2D(), Dense(3, 'Softmax')),
    Network('cnn_first', 'sparse_categorical_crossentropy',
            Input(3, 9, 8), Conv2D(4, 3, 'ReLU', DataFormat='ChannelsFirst'), MaxPooling2D(2, DataFormat='ChannelsFirst'),
            Conv2D(5, 2, 'Tanh', Padding='Same', DataFormat='ChannelsFirst'), Flatten(), Dense(3, 'Softmax')),
    Network('cnn_first_others', 'mean_squared_error',
            Input(2, 5, 6), Conv2DTranspose(3, 2, 'Tanh', Strides=2, DataFormat='ChannelsFirst'), Activation('Sigmoid'),
            SeparableConv2D(4, 3, DepthMultiplier=2, Strides=2, Padding='Same', DataFormat='ChannelsFirst', Name='a'),
            DepthwiseConv2D(3, 'Tanh', Padding='Same', DataFormat='ChannelsFirst'), Add('a'),
            AveragePooling2D(2, DataFormat='ChannelsFirst'), Activation('Softplus'), GlobalAveragePooling2D(DataFormat='ChannelsFirst'), Dense(2)),
    Network('cnn_first_batches', 'sparse_categorical_crossentropy',
            Input(2, 5, 6), Conv2D(3, 2, UseBias=False, DataFormat='ChannelsFirst'), BatchNormalization(Axis=1, Momentum=0.9), Activation('Tanh'),
            MaxPooling2D(2, DataFormat='ChannelsFirst'), Conv2D(4, 1, 2, UseBias=False, DataFormat='ChannelsFirst'), BatchNormalization(Axis=1, Epsilon=0.01), Flatten(),
            Dense(3, 'Softmax')),
    Network('cnn_first_norms', 'mean_squared_error',
            Input(2, 3, 4), Conv2D(4, 2, DataFormat='ChannelsFirst'), GroupNormalization(2, Axis=1, Epsilon=0.01), PReLU(SharedAxes=[2, 3], Name='a'),
            Conv2D(2, 1, 'Tanh', DataFormat='ChannelsFirst'), Concatenate('a', Axis=1), GLU(Axis=1), Flatten(), Dense(2)),
    Network('conv1d_first', 'mean_squared_error',
            Input(3, 9), Conv1D(4, 3, 'Tanh', Padding='Same', DataFormat='ChannelsFirst'), MaxPooling1D(2, DataFormat='ChannelsFirst'),
            Conv1DTranspose(3, 2, 'Sigmoid', Strides=2, DataFormat='ChannelsFirst'), ZeroPadding1D(2, 1, DataFormat='ChannelsFirst'),
            AveragePooling1D(3, Strides=2, DataFormat='ChannelsFirst'), Conv1D(4, 2, 'Tanh', Padding='Causal', DataFormat='ChannelsFirst'), Flatten(), Dense(2)),
    Network('conv_lstm_first', 'mean_squared_error',
            Input(3, 2, 4, 5), Bidirectional(ConvLSTM2D(3, 2, Padding='Same', ReturnSequences=True, DataFormat='ChannelsFirst')),
            ConvLSTM2D(2, 2, 3, Strides=2, DataFormat='ChannelsFirst'), Flatten(), Dense(2)),
    Network('volumes', 'mean_squared_error',
            Input(5, 6, 4, 2), Conv3D(4, 3, 'Tanh', Strides=2, Padding='Same'), Conv3DTranspose(3, 3, 2, 2, 'Sigmoid', StrideHeight=2, Padding='Same'),
            Conv3D(4, 2, 1, 2, 'Tanh', Padding='Same', DilationDepth=2), AveragePooling3D(2, 3, 1, Strides=1, Padding='Same'),
            UpSampling3D(1, 2, 1), Conv3DTranspose(2, 2, 'Tanh', Strides=3), GlobalAveragePooling3D(), Dense(2)),
    Network('volume_pooling', 'sparse_categorical_crossentropy',
            Input(5, 5, 6, 1), Conv3D(4, 2, 'ReLU'), MaxPooling3D(2), ZeroPadding3D(1, 0, 0, 1, 1, 0), Conv3D(6, 2, 'Tanh', Groups=2),
            Cropping3D(0, 0, 1, 0, 0, 1), GlobalMaxPooling3D(), Dense(3, 'Softmax')),
    Network('local', 'mean_squared_error',
            Input(6, 5, 2), LocallyConnected2D(3, 2, 3, 'Tanh', StrideHeight=2), LocallyConnected2D(2, 2, Padding='Same'), Reshape(9, 2),
            LocallyConnected1D(4, 3, 'Sigmoid', Strides=2), Flatten(), Dense(2)),
    Network('connections', 'mean_squared_error',
            Input(6), Connections(Dense(9, 'Tanh', L2=0.01), 'Band(3)'), Connections(Dense(6, 'Sigmoid'), 'Groups(3)'), Reshape(3, 2), Connections(Dense(4), 'Groups(2)'),
            Flatten(), Dense(2)),
    Network('preprocessing', 'mean_squared_error',
            Input(3, Name='x'), Input(4, Name='c'), Normalization(Mean=[0.5, -1.0, 2.0], Variance=[4.0, 0.25, 1.5], From='x', Name='n'),
            Discretization(-0.5, 0.25, 1.0, From='x'), Embedding(4, 3, From='discretization'), Flatten(Name='e'), CategoryEncoding(6, OutputMode='Count', From='c', Name='k'),
            CategoryEncoding(5, OutputMode='OneHot', From='c'), Flatten(), Concatenate('n', 'e', 'k'), Dense(6, 'Tanh', Name='h'),
            Discretization(-0.4, 0.3, OutputMode='MultiHot', From='x'), Concatenate('h'), Dense(2), Normalization(Mean=[0.5], Variance=[2.0], Invert=True)),
    Network('spectral', 'mean_squared_error',
            Input(6, 6, 2), Spectral(Conv2D(4, 3, 'Tanh')), Reshape(16, 4), Spectral(Conv1D(3, 2, 'Sigmoid'), 3), Flatten(), Spectral(Dense(5, 'Tanh', L2=0.01)),
            Dense(2)),
    Network('conv1d', 'mean_squared_error',
            Input(10, 2), Conv1D(4, 3, 'ReLU', Padding='Same'), MaxPooling1D(3, Strides=2, Padding='Same'), Conv1D(3, 2, 'Tanh', DilationRate=2),
            AveragePooling1D(2, Strides=1), Flatten(), Dense(2)),
    Network('causal', 'mean_squared_error',
            Input(9, 2, Name='x'), Conv1D(4, 3, 'Tanh', DilationRate=4, Padding='Causal'), Conv1D(2, 2, DilationRate=2, Padding='Causal'), Add('x'),
            Conv1D(3, 3, 'Sigmoid', Strides=2, Padding='Causal'), Flatten(), Dense(2)),
    Network('conv1d_transposed', 'mean_squared_error',
            Input(3, 4), Conv1DTranspose(5, 3, 'Tanh', Strides=2), Conv1DTranspose(4, 2, 'Sigmoid', Strides=3, Padding='Same'),
            Conv1DTranspose(3, 3, 'Tanh', DilationRate=2), Conv1D(2, 5, Strides=4), Flatten(), Dense(2)),
    Network('steps', 'mean_squared_error',
            Input(6, 3), Cropping1D(1, 0), Conv1D(4, 2, 'Tanh'), ZeroPadding1D(0, 2), UpSampling1D(2), Permute(2, 1), Dense(5, 'Tanh'), Flatten(),
            Dense(4, 'Tanh'), RepeatVector(3), SimpleRNN(4), Dense(2)),
    Network('bilinear', 'mean_squared_error',
            Input(3, 4, 2), Conv2D(4, 2, 'Tanh'), UpSampling2D(2, 3, Interpolation='Bilinear'), Conv2D(3, 3, 'Tanh', Strides=2), UpSampling2D(2, 1),
            UpSampling2D(5, 4, Interpolation='Bilinear'), Permute(3, 1, 2), Flatten(), Dense(2)),
    Network('differences', 'mean_squared_error',
            Input(6, Name='x'), Dense(6, 'Tanh', Name='h'), Subtract('x'), Dense(6, 'Sigmoid'), Minimum('h', 'subtract'), Rescaling(2, -0.5), Dense(2)),
    Network('attention', 'mean_squared_error',
            Input(5, 4, Name='x'), Dense(6, UseBias=False, Name='keys'), Dense(6, From='x'), Dot('keys', 2), Activation('Softmax'), Dot('x', 2, 1), Dense(3, 'Tanh', Name='h'),
            Dense(4, 'Tanh'), Dot('h', 1, Normalize=True), Flatten(), Dense(6, 'Tanh', Name='f'), Dense(6, 'Sigmoid'), Dot('f', 1), Dense(2), optimizers=GENTLE),
    Network('maxnorm', 'mean_squared_error', Input(6), Dense(8, 'ReLU', MaxNorm=0.5), Dense(3, MaxNorm=0.5), optimizers=NESTEROV),
    Network('normalization', 'sparse_categorical_crossentropy',
            Input(5), Dense(7, UseBias=False), BatchNormalization(Momentum=0.9), Activation('Tanh'), Dense(6), LayerNormalization(Epsilon=0.01),
            Dense(6, 'Sigmoid'), BatchNormalization(Epsilon=0.01), Dense(3, 'Softmax'), samples=16),
    Network('groups', 'mean_squared_error',
            Input(5, 4, 2), Conv2D(6, 2, 'Tanh'), GroupNormalization(3), Conv2D(4, 2, 'Tanh'), GroupNormalization(-1, Epsilon=0.1), Activation('Sigmoid'),
            GroupNormalization(1), Flatten(), Dense(2)),
    Network('gates', 'mean_squared_error', Input(5, 4), Dense(10), GLU(), Conv1D(6, 2, Padding='Causal'), GLU(), Flatten(), Dense(4), GLU()),
    Network('norms', 'mean_squared_error',
            Input(6), Dense(8, 'Tanh'), GroupNormalization(2, Epsilon=0.1), RMSNormalization(), Dense(7), RMSNormalization(Epsilon=0.1), Dense(5), UnitNormalization(), Dense(2)),
    Network('norms_of_axes', 'mean_squared_error',
            Input(4, 5, 2), LayerNormalization(Axis=[1, 2, 3]), Conv2D(4, 2, 'Tanh'), LayerNormalization(Axis=[2, 3], Epsilon=0.01), Flatten(), Dense(2)),
    Network('embedding', 'sparse_categorical_crossentropy',
            Input(5, Name='words'), Input(2, 3, Name='tags'), Embedding(9, 4, From='words'), Flatten(), Embedding(4, 3, From='tags', L2=0.01, MaxNorm=0.8), Flatten(),
            Concatenate('flatten'), Dense(3, 'Softmax')),
    Network('multi_head_attention', 'mean_squared_error',
            Input(6, 5, Name='memory'), Input(4, 6, Name='x'), MultiHeadAttention(2, 3, 'memory', Name='cross'), Add('x'), LayerNormalization(Epsilon=0.01, Name='y'),
            PositionalEmbedding(), MultiHeadAttention(3, 2, UseCausalMask=True), Add('y'), LayerNormalization(Epsilon=0.01), Flatten(), Dense(2),
            optimizers={'sgd': (sgd, dict(momentum=0.9))}), # not Adam: the bias of keys changes nothing, and Adam makes steps of its rounding
    *(Network(f'{name}_{form}', 'mean_squared_error', *layers(of))
      for name, of in (('rnn_tanh', SimpleRNN), ('rnn_relu', lambda units, **o: SimpleRNN(units, 'ReLU', **o)), ('lstm', LSTM), ('gru', GRU))
      for form, layers in RECURRENT_FORMS.items()),
    Network('conv_lstm', 'mean_squared_error',
            Input(4, 5, 6, 2), ConvLSTM2D(3, 3, 2, Strides=2, Padding='Same', ReturnSequences=True, Name='e'),
            ConvLSTM2D(3, 2, Padding='Same', ReturnSequences=True, InitialState=['e']), ConvLSTM2D(4, 2, 'Softsign', GoBackwards=True), Flatten(), Dense(2)),
    Network('conv_lstm_both', 'mean_squared_error',
            Input(3, 4, 5, 1), Bidirectional(ConvLSTM2D(3, 2, DilationRate=2, ReturnSequences=True)), Bidirectional(ConvLSTM2D(2, 1, 2, StrideHeight=2)), Flatten(), Dense(2)),
    Network('encoder_decoder', 'mean_squared_error',
            Input(5, 3, Name='source'), Input(4, 2, Name='target'), LSTM(4, Name='encoder', From='source'),
            LSTM(4, From='target', ReturnSequences=True, InitialState=['encoder']), Dense(2)),
    Network('initial_states', 'mean_squared_error',
            Input(5, 3, Name='x'), Input(4, Name='h'), GRU(4, From='x', ReturnSequences=True, InitialState=['h']), Flatten(), Dense(6, 'Tanh', Name='a'),
            Dense(6, 'Tanh', Name='b', From='h'), LSTM(6, From='x', InitialState=['a', 'b']), Dense(2)),
    Network('recurrent_words', 'sparse_categorical_crossentropy',
            Input(6), Embedding(4, 3, MaskZero=True), GRU(5, GoBackwards=True, ReturnSequences=True), SimpleRNN(4), Dense(3, 'Softmax'), samples=16),
    Network('variational', 'binary_crossentropy',
            Input(6), Corruption(0.3), Dense(8, 'Tanh'), Dense(6), Reparameterize(KLWeight=0.2), Dense(8, 'Tanh'), Dense(6, 'Sigmoid')),
    Network('mixture', 'mixture_negative_log_likelihood', Input(3), Dense(8, 'Tanh'), MixtureDensity(4, Dimensions=2), optimizers=GENTLE),
    Network('noise_inference', None,                       # these layers do nothing to a prediction, so there is no training to compare
            Input(5), Dense(6, 'ReLU'), Dropout(0.3), GaussianNoise(0.5), DropConnect(6, 0.5, 'Tanh'), Dense(2)),
]

# ---- making and writing ------------------------------------------------------------------------------------------------


def single(a): return np.asarray(a, np.float64).astype(np.float32)


def make(net, seed):
    """All tensors of one file, and how far training kept from kinks and how far float32 strays from float64."""
    r = np.random.default_rng(seed)
    n, first = net.samples, {}
    length = sum(math.prod(l.args) for l in net.layers if l.kind == 'Input')
    shape = net.layers[0].args if sum(l.kind == 'Input' for l in net.layers) == 1 else (length,)
    inputs, start = single(r.standard_normal((n, length))), 0
    for i in net.layers:                                   # an embedding reads whole numbers
        if i.kind != 'Input': break
        end = start + math.prod(i.args)
        for l in net.layers:
            if l.kind in ('Embedding', 'CategoryEncoding') and l.options.get('From', i.name) == i.name: inputs[:, start:end] = r.integers(0, l.args[0], (n, end - start))
        start = end

    def draw(l, source_shape):
        own = {k[len(l.weights) + 1:]: v for k, v in first.items() if k.startswith(l.weights + '.')}
        own = own or {k: single(v) for k, v in l.initial(source_shape, r).items()}
        first.update({f'{l.weights}.{k}': v for k, v in own.items()})
        return {k: torch.from_numpy(v).double() for k, v in own.items()}

    if any(l.kind == 'Masking' for l in net.layers):       # of every length, padded before, behind and in between
        steps = inputs.reshape(n, *shape)
        for i in range(n):
            missing = i % (shape[0] + 1)
            start = (0, shape[0] - missing, (shape[0] - missing) // 2)[i % 3]
            steps[i, start:start + missing] = 0

    output, _ = net.run(torch.from_numpy(inputs).double(), draw)
    out = {'input': inputs.reshape(n, *shape)}
    if net.loss is None:
        out['output'] = single(output)
        out.update({'initial/' + k: v for k, v in first.items()})
        return out, 1.0, 0.0
    classes = output.shape[1]
    targets = single({'sparse_categorical_crossentropy': lambda: np.concatenate([np.arange(classes), r.integers(0, classes, n - classes)])[:, None],
                      'categorical_crossentropy': lambda: r.dirichlet(np.ones(classes), n),
                      'binary_crossentropy': lambda: r.integers(0, 2, (n, classes)),
                      'mixture_negative_log_likelihood': lambda: r.standard_normal((n, net.layers[-1].options['Dimensions']))}.get(net.loss, lambda: r.standard_normal((n, classes)))())
    out.update({'target': targets, 'output': single(output)})
    margin, drift, after = [1.0], 0.0, {}

    def near(v, points):
        for q in points: margin[0] = min(margin[0], (v.detach() - q).abs().min().item())

    def run(w, x, near=lambda v, points: None): return net.run(x, lambda l, _: {k.split('.')[1]: v for k, v in w.items() if k.split('.')[0] == l.weights}, near)

    def loss_and_gradient(w, x, t, step):
        trainable = {k: v for k, v in w.items() if not is_state(k)}
        for v in trainable.values(): v.requires_grad_(True)
        net.train(True, step)
        y, penalty = run(w, x, near)
        net.train(False)
        if net.loss == 'mean_absolute_error': near(y - t, [0])
        loss = LOSSES[net.loss](y, t) + penalty
        g = torch.autograd.grad(loss, list(trainable.values()))
        for v in trainable.values(): v.requires_grad_(False)
        return loss, dict(zip(trainable, g))

    for dtype in (torch.float64, torch.float32):
        x, t = (torch.from_numpy(a).to(dtype) for a in (inputs, targets))
        for prefix, (step, given) in net.optimizers.items():
            w = {k: torch.from_numpy(v).to(dtype).clone() for k, v in first.items()}
            state = {k: {} for k in w}
            for i in range(STEPS):
                loss, g = loss_and_gradient(w, x, t, i)
                if i == 0 and dtype == torch.float64:
                    after['loss'] = single(loss.item()).reshape(1)
                    after.update({'gradient/' + k: single(v) for k, v in g.items()})
                for k, d in g.items(): step(w[k], d, state[k], i + 1, **given)
                net.constrain(w)
            trained = {f'{prefix}.states/{k}' if is_state(k) else f'{prefix}/{k}': single(v) for k, v in w.items()}
            if any(map(is_state, w)): trained[prefix + '.output'] = single(run(w, x)[0])
            if dtype == torch.float64: after.update(trained)
            else: drift = max([drift, *(np.abs(v - after[k]).max() for k, v in trained.items())])
    out['loss'] = after.pop('loss')
    out.update({'initial/' + k: v for k, v in first.items()})
    out.update(after)
    return out, margin[0], drift


def write(name, tensors, metadata):
    """The safetensors format: length of the header (8 bytes, little endian), JSON header padded to 8, values."""
    header, data = {'__metadata__': metadata}, b''
    for k, v in tensors.items():
        assert v.dtype in (np.float32, np.float64) and np.isfinite(v).all(), k
        raw = v.astype(v.dtype.newbyteorder('<')).tobytes()
        header[k] = {'dtype': f'F{8 * v.itemsize}', 'shape': list(v.shape), 'data_offsets': [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 8)
    with open(os.path.join(FOLDER, name + '.safetensors'), 'wb') as f: f.write(struct.pack('<Q', len(text)) + text + data)
    return 8 + len(text) + len(data)


def activations():
    """x: 200 points in [-12, 12] that miss every kink, and large ones; <name>.y and <name>.dy for each element-wise function, in float64."""
    x = single(np.concatenate([[-80, -50, -30, -20], np.linspace(-12, 12, 200), [20, 30, 50, 80]]))
    out = {'x': x}
    for name, f in ACTIVATIONS.items():
        if name in ('Softmax', 'LogSoftmax'): continue
        v = torch.from_numpy(x).double().requires_grad_(True)
        y = f(v)
        y.sum().backward()
        out[name + '.y'], out[name + '.dy'] = y.detach().numpy(), v.grad.numpy()
    print(f"activations: {write('activations', out, {'contents': 'x, <activation>.y, <activation>.dy'})} bytes")


# PyTorch's own losses of one batch, [12 samples, 5 outputs], each a mean over samples as Keras': name, outputs, targets, loss.
PYTORCH_LOSSES = {
    'mean_squared_error': (lambda u, v: (u, v), F.mse_loss),
    'mean_absolute_error': (lambda u, v: (u, v), F.l1_loss),
    'huber': (lambda u, v: (u, v), lambda y, t: F.huber_loss(y, t, delta=0.75)),
    'poisson': (lambda u, v: (u.exp(), v.abs()), lambda y, t: F.poisson_nll_loss(y, t, log_input=False, eps=1e-7)),
    'binary_crossentropy': (lambda u, v: (u, v.sigmoid()), F.binary_cross_entropy_with_logits),
    'categorical_crossentropy': (lambda u, v: (u, v.softmax(-1)), lambda y, t: F.cross_entropy(y, t, label_smoothing=0.25)),
    'kl_divergence': (lambda u, v: (u.softmax(-1), v.softmax(-1)), lambda y, t: F.kl_div(y.log(), t, reduction='batchmean')),
    'cosine_similarity': (lambda u, v: (u, v), lambda y, t: -F.cosine_similarity(y, t).mean()),
}


# The ends of what they take: outputs and targets of one sample each. Right outputs, the corners of Huber, counts of 0, logits of hundreds.
LOSS_EDGES = {
    'mean_squared_error': [([0, 1, -1, 0, 2], [0, 1, -1, 2, 0])],
    'mean_absolute_error': [([0, 1, -1, 0, 2], [0, 1, -1, 2, 0])],
    'huber': [([0.75, -0.75, 0, 1.75, 1e3], [0, 0, 0, 1, 0])],
    'poisson': [([0, 0, 2, 1, 3], [0, 3, 0, 1, 0])],
    'binary_crossentropy': [([800, -800, 40, -40, 0], [0, 1, 1, 0, 0.5]), ([800, -800, 40, -40, 0], [1, 0, 0, 1, 0])],
    'categorical_crossentropy': [([800, -800, 0, 0, 0], t) for t in np.eye(5)] + [([800, 800, 0, 0, 0], [0, 0.5, 0, 0, 0.5])],
    'kl_divergence': [([1e-7, 1 - 4e-7, 1e-7, 1e-7, 1e-7], [1 - 4e-7, 1e-7, 1e-7, 1e-7, 1e-7])],
    'cosine_similarity': [([3, 0, 0, 0, 0], [2, 0, 0, 0, 0]), ([0, 0, 2, 0, 0], [0, 0, 0, 3, 0]), ([0, 1, 0, 0, 0], [0, -5, 0, 0, 0])],
}


def losses():
    """<loss>.output, .target, .loss and .gradient, in float64."""
    r = np.random.default_rng(11)
    write_losses('losses', {name: tuple(v.detach() for v in data(*(torch.from_numpy(r.standard_normal((12, 5))) for _ in range(2))))
                            for name, (data, _) in PYTORCH_LOSSES.items()})


def loss_edges():
    """The same of LOSS_EDGES."""
    write_losses('loss_edges', {name: tuple(torch.tensor(np.array(v, dtype=float)) for v in zip(*samples)) for name, samples in LOSS_EDGES.items()})


def write_losses(file, data):
    out = {}
    for name, (y, t) in data.items():
        loss = PYTORCH_LOSSES[name][1]
        y.requires_grad_(True)
        value = loss(y, t)
        value.backward()
        out.update({name + '.output': y.detach().numpy(), name + '.target': t.numpy(),
                    name + '.loss': value.detach().numpy().reshape(1), name + '.gradient': y.grad.numpy()})
    print(f"{file}: {write(file, out, {'contents': 'of each loss output, target, loss and gradient'})} bytes")


def heads():
    """Two outputs of one hidden layer, a softmax that labels train and two numbers: PyTorch's losses of samples that have weights, in float64."""
    r, n = np.random.default_rng(12), 7
    weights = [torch.from_numpy(0.5 * r.standard_normal(s)).requires_grad_(True) for s in ((4, 6), (6,), (6, 3), (3,), (6, 2), (2,))]
    x, label, place = torch.from_numpy(r.standard_normal((n, 4))), torch.from_numpy(r.integers(0, 3, n)), torch.from_numpy(r.standard_normal((n, 2)))
    samples = torch.from_numpy(r.uniform(0, 2, n))
    h = torch.tanh(x @ weights[0] + weights[1])
    kind = (samples * F.cross_entropy(h @ weights[2] + weights[3], label, reduction='none')).mean()
    distance = (samples * F.mse_loss(h @ weights[4] + weights[5], place, reduction='none').mean(-1)).mean()
    loss = kind + 0.25 * distance
    flat = lambda tensors: np.concatenate([t.detach().numpy().reshape(-1) for t in tensors])
    out = {'input': x.numpy(), 'target': np.concatenate([label.double().numpy()[:, None], place.numpy()], 1), 'sample_weight': samples.numpy(),
           'parameters': flat(weights), 'gradient': flat(torch.autograd.grad(loss, weights))}
    out.update({k: v.detach().numpy().reshape(1) for k, v in {'loss': loss, 'kind_loss': kind, 'place_loss': distance}.items()})
    print(f"heads: {write('heads', out, {'contents': 'a softmax and a regression with a loss each, the second of weight 0.25'})} bytes")


def ctc():
    """PyTorch's CTC loss of each of some sequences, blank 0, and the gradient of their mean by the logits, in float64."""
    r, steps, classes = np.random.default_rng(13), 8, 5
    labels = [[1, 2, 3], [4], [], [2, 2, 2], [1, 2, 1, 2, 1, 2, 1, 2], [3, 3, 3, 3, 4]]
    target = np.zeros((len(labels), steps))
    for row, known in zip(target, labels): row[:len(known)] = known
    z = torch.from_numpy(2 * r.standard_normal((len(labels), steps, classes))).requires_grad_(True)
    losses = F.ctc_loss(torch.log_softmax(z, -1).transpose(0, 1), torch.from_numpy(target).long(), torch.full((len(labels),), steps),
                        torch.tensor([len(known) for known in labels]), blank=0, reduction='none')
    losses.mean().backward()
    print(f"ctc: {write('ctc', {'logits': z.detach().numpy(), 'target': target, 'losses': losses.detach().numpy(), 'gradient': z.grad.numpy()}, {'contents': 'six sequences of 8 steps and 5 classes'})} bytes")


SLOPES = {
    'dense': (Input(6), Dense(8, 'Tanh'), LayerNormalization(Epsilon=0.01), Dense(7, 'LeakyReLU'), Dense(1)),
    'image': (Input(6, 6, 2), Conv2D(4, 3, 'Tanh', Strides=2, Padding='Same'), Conv2D(3, 2, 'Softplus'), AveragePooling2D(2), Flatten(), Dense(1)),
    'recurrent': (Input(5, 3), LSTM(4, ReturnSequences=True), GRU(3), Dense(2)),
}


def slopes():
    """Of each critic the mean of (|g| - 1)^2 and of |g|^2, g the gradient of the sum of a sample's outputs, and their gradients by PyTorch's
    double backward, in float64."""
    out, meta = {}, {}
    for i, (name, layers) in enumerate(SLOPES.items()):
        net, r, first = Network(name, None, *layers), np.random.default_rng(20 + i), {}

        def draw(l, shape):
            own = {k: torch.from_numpy(single(v)).double().requires_grad_(True) for k, v in l.initial(shape, r).items()}
            first.update({f'{l.name}.{k}': v for k, v in own.items()})
            return own

        x = torch.from_numpy(single(r.standard_normal((9, math.prod(layers[0].args))))).double().requires_grad_(True)
        y, _ = net.run(x, draw)
        g, = torch.autograd.grad(y.sum(), x, create_graph=True)
        out.update({f'{name}.input': x.detach().numpy(), **{f'{name}.weights/{k}': single(v.detach().numpy()) for k, v in first.items()}})
        for kind, penalty in (('one', ((g.norm(dim=1) - 1) ** 2).mean()), ('zero', (g ** 2).sum(1).mean())):
            gradient = torch.autograd.grad(penalty, list(first.values()), retain_graph=True, allow_unused=True)
            out.update({f'{name}.{kind}.penalty': penalty.detach().numpy().reshape(1),
                        f'{name}.{kind}.gradient': np.concatenate([(torch.zeros_like(w) if v is None else v).numpy().reshape(-1) for v, w in zip(gradient, (v.detach() for v in first.values()))])})
        meta[name] = net.declaration()
    print(f"slopes: {write('slopes', out, meta)} bytes")


def network(net):
    for seed in itertools.count(1):                        # the first seed whose training does not hang on a last bit
        tensors, margin, drift = make(net, seed)
        if margin > 1e-5 and drift < 1e-5: break
        assert seed < 200, f'{net.name}: margin {margin}, drift {drift}'
    meta = {'declaration': net.declaration(), 'seed': str(seed)}
    if net.loss: meta.update({'loss': net.loss, 'steps': str(STEPS), **{k: settings(*v) for k, v in net.optimizers.items()}})
    print(f'{net.name}: {write(net.name, tensors, meta)} bytes, seed {seed}, nearest kink {margin:.1e}, float32 strays {drift:.1e}, loss {tensors.get("loss")}')


if __name__ == '__main__':
    torch.set_num_threads(1)
    files = {'activations': activations, 'losses': losses, 'loss_edges': loss_edges, 'heads': heads, 'ctc': ctc, 'slopes': slopes, **{net.name: functools.partial(network, net) for net in NETWORKS}}
    asked = sys.argv[1:] or list(files)
    unknown = [name for name in asked if name not in files]
    if unknown: sys.exit(f'There is no fixture {", ".join(unknown)}. There are: {", ".join(files)}.')
    for name in asked: files[name]()
