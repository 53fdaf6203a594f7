"""Writes gan.safetensors: one step's losses and gradients of a small generative adversarial network, computed by PyTorch in float64 and stored as float32.

    /usr/bin/python3 make_gan.py

`noise` [6, 3] and `real` [6, 4] are the batch; `generator/` and `discriminator/` the weights under Keras' names and layouts; `<game>/...` what one step gives:
`d_loss` (the mean over the 12 samples, real ones labelled 0.9), `g_loss`, and the gradients `discriminator/` and `generator/` of these.
"""
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(FOLDER))
import make_fixtures

random = np.random.default_rng(5)


def weights(*sizes):
    out = {}
    for i, (a, b) in enumerate(zip(sizes[:-1], sizes[1:])):
        name = 'dense' if i == 0 else f'dense_{i}'
        out[name + '.kernel'], out[name + '.bias'] = random.normal(0, 0.7, (a, b)), random.normal(0, 0.3, b)
    return {k: v.astype(np.float32) for k, v in out.items()}


def dense(x, w, i): return x @ w[f'dense{"" if i == 0 else f"_{i}"}.kernel'] + w[f'dense{"" if i == 0 else f"_{i}"}.bias']


g, d = weights(3, 5, 4), weights(4, 6, 1)
noise, real = random.normal(0, 1, (6, 3)).astype(np.float32), random.uniform(-1, 1, (6, 4)).astype(np.float32)
out = {'noise': noise, 'real': real, **{'generator/' + k: v for k, v in g.items()}, **{'discriminator/' + k: v for k, v in d.items()}}
for game in ('non_saturating', 'minimax'):
    G = {k: torch.from_numpy(v).double().requires_grad_(True) for k, v in g.items()}
    D = {k: torch.from_numpy(v).double().requires_grad_(True) for k, v in d.items()}
    z, x = torch.from_numpy(noise).double(), torch.from_numpy(real).double()
    fake = torch.tanh(dense(F.softplus(dense(z, G, 0)), G, 1))
    judge = lambda s: dense(torch.tanh(dense(s, D, 0)), D, 1)[:, 0]
    both = torch.cat([judge(x), judge(fake.detach())])
    d_loss = F.binary_cross_entropy_with_logits(both, torch.cat([torch.full((6,), 0.9), torch.zeros(6)]).double())
    d_loss.backward()
    out[game + '/d_loss'] = np.array([d_loss.item()], np.float32)
    for k, v in D.items(): out[f'{game}/discriminator/{k}'] = v.grad.numpy().astype(np.float32)
    verdict = judge(fake)
    g_loss = F.binary_cross_entropy_with_logits(verdict, torch.ones(6).double()) if game == 'non_saturating' else torch.log(1 - torch.sigmoid(verdict)).mean()
    g_loss.backward()
    out[game + '/g_loss'] = np.array([g_loss.item()], np.float32)
    for k, v in G.items(): out[f'{game}/generator/{k}'] = v.grad.numpy().astype(np.float32)
make_fixtures.FOLDER = FOLDER
make_fixtures.write('gan', out, {'contents': 'see make_gan.py'})
