#!/usr/bin/env python3
"""Measures PyTorch on files that benchmarks/run wrote, one thread, and prints the result as one line of JSON.

The files are raw little-endian float32: features.bin and labels.bin hold batches one after the other, w0.bin and b0.bin the
first dense layer (inputs x units), and so on; layers.json names the shapes and activations.
"""

import argparse
import json
import pathlib
import sys
import time

import numpy
import torch

ACTIVATIONS = {"ELU": torch.nn.ELU, "RELU": torch.nn.ReLU, "SIGMOID": torch.nn.Sigmoid, "SOFTMAX": lambda: torch.nn.Softmax(1)}


def read(path, *shape):
    return torch.from_numpy(numpy.fromfile(path, dtype="<f4").reshape(shape).copy())


def network(data, norms):
    layers = json.loads((data / "layers.json").read_text())
    modules = []
    for i, layer in enumerate(layers):
        if norms:
            modules.append(torch.nn.BatchNorm1d(layer["inputs"], eps=1e-3, momentum=0.01))
        linear = torch.nn.Linear(layer["inputs"], layer["units"])
        with torch.no_grad():
            linear.weight.copy_(read(data / f"w{i}.bin", layer["inputs"], layer["units"]).t())
            linear.bias.copy_(read(data / f"b{i}.bin", layer["units"]))
        modules.append(linear)
        if not (norms and i == len(layers) - 1):  # the loss takes logits
            modules.append(ACTIVATIONS[layer["activation"]]())
    return torch.nn.Sequential(*modules), layers


def optimizer_of(name, parameters):
    """PyTorch in its fastest configuration: optimizers that update all parameters in one call. With this decay its Nadam is that of Keras."""
    if name == "NESTEROV":
        return torch.optim.SGD(parameters, lr=0.01, momentum=0.9, nesterov=True, foreach=True)
    return torch.optim.NAdam(parameters, lr=0.001, betas=(0.9, 0.999), eps=1e-7, momentum_decay=1.0, foreach=True)


def training(data, rows, optimizer_name):
    model, layers = network(data, norms=True)
    model.train()
    features = read(data / "features.bin", -1, rows, layers[0]["inputs"])
    labels = read(data / "labels.bin", -1, rows).long()
    optimizer = optimizer_of(optimizer_name, model.parameters())
    batches = list(zip(features, labels))
    turn = 0

    def step():
        nonlocal turn
        x, y = batches[turn % len(batches)]
        turn += 1
        optimizer.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        return loss

    return step, sum(p.numel() for p in model.parameters())


def prediction(data, rows):
    model, layers = network(data, norms=False)
    x = read(data / "features.bin", rows, layers[0]["inputs"])
    with torch.no_grad():
        traced = torch.jit.freeze(torch.jit.trace(model.eval(), x))
    return lambda: traced(x)


def micros(run, warmups, iterations, millis):
    figures = []
    for _ in range(warmups + iterations):
        calls = 0
        start = time.perf_counter()
        end = start + millis / 1000
        while time.perf_counter() < end:
            run()
            calls += 1
        figures.append((time.perf_counter() - start) * 1e6 / calls)
    return figures[warmups:]


def require_fast_products():
    """Debian's PyTorch uses the installed BLAS; the reference BLAS is about thirty times slower than the others."""
    torch.mm(torch.ones(64, 64), torch.ones(64, 64))
    libraries = pathlib.Path("/proc/self/maps").read_text()
    if not any(name in libraries for name in ("openblas", "libmkl", "libblis")):
        raise SystemExit("torch multiplies with a slow BLAS; on Debian, apt-get install libopenblas0 brings a fast one")


def main():
    if sys.argv[1:] == ["--check"]:
        require_fast_products()
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--optimizer", choices=["NESTEROV", "NADAM"], help="trains; without it, predicts")
    parser.add_argument("--warmups", type=int, default=3)
    parser.add_argument("--iterations", type=int, default=3)
    parser.add_argument("--millis", type=int, default=500)
    parser.add_argument("--agreement", type=int, default=0, help="only the losses of so many steps, or what is predicted")
    options = parser.parse_args()
    torch.set_num_threads(1)

    if options.optimizer:
        step, parameters = training(options.data, options.rows, options.optimizer)
        if options.agreement:
            result = {"parameters": parameters, "losses": [step().item() for _ in range(options.agreement)]}
        else:
            result = micros(step, options.warmups, options.iterations, options.millis)
    else:
        with torch.inference_mode():
            run = prediction(options.data, options.rows)
            if options.agreement:
                result = run().flatten().tolist()
            else:
                result = micros(run, options.warmups, options.iterations, options.millis)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
