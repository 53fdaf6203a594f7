"""Writes pairs.safetensors: one step of pix2pix (Isola et al., 2017), computed by PyTorch in float64 and stored as float32.

    /usr/bin/python3 make_pairs.py

`condition` [4, 6, 6, 1] and `image` [4, 6, 6, 2] are the batch, channels last; `generator/` and `discriminator/` the weights under Keras' names and layouts.
`d_loss` is the mean over real and generated patches, real ones labelled 0.9, and `discriminator.gradient/` its gradient; `l1` the mean absolute difference;
`g_loss` the cross-entropy of generated patches taken for real plus 100 l1, and `generator.gradient/` its gradient through the discriminator as it was.
"""
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(FOLDER))
import make_fixtures

random = np.random.default_rng(6)


def weights(*kernels):
    out = {}
    for i, (side, a, b) in enumerate(kernels):
        name = 'conv2d' if i == 0 else f'conv2d_{i}'
        out[name + '.kernel'] = random.normal(0, 0.5 / side, (side, side, a, b)).astype(np.float32)
        out[name + '.bias'] = random.normal(0, 0.3, b).astype(np.float32)
    return out


def conv(x, w, i, padding=0):
    name = 'conv2d' if i == 0 else f'conv2d_{i}'
    return F.conv2d(x, w[name + '.kernel'].permute(3, 2, 0, 1), w[name + '.bias'], padding=padding)


def leaves(w): return {k: torch.from_numpy(v).double().requires_grad_(True) for k, v in w.items()}


g, d = weights((3, 1, 4), (3, 4, 2)), weights((3, 3, 5), (1, 5, 1))
condition, image = random.uniform(-1, 1, (4, 6, 6, 1)).astype(np.float32), random.uniform(-1, 1, (4, 6, 6, 2)).astype(np.float32)
x, y = (torch.from_numpy(v).double().permute(0, 3, 1, 2) for v in (condition, image))
G, D = leaves(g), leaves(d)
fake = torch.tanh(conv(torch.tanh(conv(x, G, 0, 1)), G, 1, 1))
judge = lambda s, w: conv(torch.tanh(conv(torch.cat([x, s], 1), w, 0)), w, 1)
real_said, fake_said = judge(y, D), judge(fake.detach(), D)
d_loss = (F.binary_cross_entropy_with_logits(real_said, torch.full_like(real_said, 0.9)) + F.binary_cross_entropy_with_logits(fake_said, torch.zeros_like(fake_said))) / 2
d_loss.backward()
said, l1 = judge(fake, leaves(d)), F.l1_loss(fake, y)
g_loss = F.binary_cross_entropy_with_logits(said, torch.ones_like(said)) + 100 * l1
g_loss.backward()
out = {'condition': condition, 'image': image, **{'generator/' + k: v for k, v in g.items()}, **{'discriminator/' + k: v for k, v in d.items()}}
for name, value in (('d_loss', d_loss), ('g_loss', g_loss), ('l1', l1)): out[name] = np.array([value.item()], np.float32)
for k, v in D.items(): out['discriminator.gradient/' + k] = v.grad.numpy().astype(np.float32)
for k, v in G.items(): out['generator.gradient/' + k] = v.grad.numpy().astype(np.float32)
make_fixtures.FOLDER = FOLDER
make_fixtures.write('pairs', out, {'contents': 'see make_pairs.py'})
