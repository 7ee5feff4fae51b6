#!/usr/bin/env python3
"""Trains scikit-learn's models on a table of the sample tabular, one thread, and prints seconds and scores as one line of JSON.

A record is a dictionary of numbers and texts, as a service would get it. Categories are encoded by their position, which
boosting takes as categories, except the ordered qualities of diamonds and contracts; linear models and perceptrons get them one-hot, and numbers standardized
with the median for missing ones.
"""

import argparse
import csv
import gzip
import json
import math
import pathlib
import sys
import time

import numpy
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, log_loss, r2_score, roc_auc_score
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

TARGETS = {"wa_churn": ("churn", "Yes"), "credit_data": ("Status", "bad"), "diamonds": ("price", None)}
ORDERS = {
    "contract": ["Month-to-month", "One year", "Two year"],
    "cut": ["Fair", "Good", "Very Good", "Premium", "Ideal"],
    "color": ["J", "I", "H", "G", "F", "E", "D"],
    "clarity": ["I1", "SI2", "SI1", "VS2", "VS1", "VVS2", "VVS1", "IF"],
}
TUNED = {
    "wa_churn": dict(learning_rate=0.1, max_iter=100, max_leaf_nodes=4, min_samples_leaf=40),
    "credit_data": dict(learning_rate=0.1, max_iter=150, max_leaf_nodes=4, min_samples_leaf=20),
    "diamonds": dict(learning_rate=0.05, max_iter=800, max_leaf_nodes=31, min_samples_leaf=20),
}


def number(text):
    if text == "":
        return math.nan
    try:
        return float(text)
    except ValueError:
        return text


def read(path):
    with gzip.open(path, "rt", newline="", encoding="utf-8") as file:
        return [{name: number(text) for name, text in row.items()} for row in csv.DictReader(file)]


class Form:
    """What it learns from the training records: the columns and the positions of texts."""

    def __init__(self, records, target):
        self.columns = [name for name in records[0] if name != target]
        self.texts = {}
        for name in self.columns:
            texts = sorted({record[name] for record in records if isinstance(record[name], str)})
            if texts:
                self.texts[name] = {text: i for i, text in enumerate(ORDERS.get(name, texts))}
        self.categories = [i for i, name in enumerate(self.columns) if name in self.texts and name not in ORDERS]

    def row(self, record):
        values = []
        for name in self.columns:
            value = record[name]
            values.append(self.texts[name].get(value, math.nan) if isinstance(value, str) else value)
        return values

    def matrix(self, records):
        return numpy.array([self.row(record) for record in records])


def scaled(form, model):
    numbers = [i for i in range(len(form.columns)) if i not in form.categories]
    parts = [("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers)]
    if form.categories:
        texts = make_pipeline(SimpleImputer(strategy="constant", fill_value=-1), OneHotEncoder(handle_unknown="ignore"))
        parts.append(("texts", texts, form.categories))
    return make_pipeline(ColumnTransformer(parts, sparse_threshold=0), model)


def models(table, form, seed):
    classifies = table != "diamonds"
    boosting = HistGradientBoostingClassifier if classifies else HistGradientBoostingRegressor
    perceptron = MLPClassifier if classifies else MLPRegressor
    linear = LogisticRegression(max_iter=1000) if classifies else Ridge()
    return {
        "scikit-learn, linear": scaled(form, linear),
        "scikit-learn, boosting": boosting(categorical_features=form.categories or None, random_state=seed),
        "scikit-learn, boosting, tuned": boosting(
            categorical_features=form.categories or None, random_state=seed, early_stopping=False, **TUNED[table]
        ),
        "scikit-learn, perceptron": scaled(
            form, perceptron(hidden_layer_sizes=(64, 32), early_stopping=True, random_state=seed)
        ),
    }


def predict(model, matrix, classifies):
    return model.predict_proba(matrix)[:, 1] if classifies else model.predict(matrix)


def scores(predictions, targets, classifies):
    if classifies:
        return {
            "AUC": roc_auc_score(targets, predictions),
            "accuracy": accuracy_score(targets, predictions >= 0.5),
            "log loss": log_loss(targets, predictions),
        }
    return {
        "RMSE of log(price)": math.sqrt(numpy.mean((predictions - targets) ** 2)),
        "R² of log(price)": r2_score(targets, predictions),
    }


def micros_of_calls(call, iterations, millis):
    """The mean time of a call, in each of some iterations after a warm-up."""
    figures = []
    for _ in range(iterations + 1):
        calls, start = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - start) * 1000 < millis:
            call()
            calls += 1
        figures.append(elapsed / calls * 1e6)
    return figures[1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--table", choices=TARGETS)
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--iterations", type=int)
    parser.add_argument("--millis", type=int)
    options = parser.parse_args()
    if options.check:
        return
    target, positive = TARGETS[options.table]
    classifies = positive is not None
    train = read(options.data / f"{options.table}.train.csv.gz")
    test = read(options.data / f"{options.table}.test.csv.gz")

    def target_of(record):
        return float(record[target] == positive) if classifies else math.log(record[target])

    results = {}
    for seed in range(1, options.seeds + 1):
        for name in models(options.table, Form(train[:2], target), seed):
            start = time.perf_counter()
            form = Form(train, target)
            model = models(options.table, form, seed)[name]
            model.fit(form.matrix(train), numpy.array([target_of(record) for record in train]))
            result = results.setdefault(name, {"micros": [], "scores": {}})
            result["micros"].append((time.perf_counter() - start) * 1e6)
            predictions = predict(model, form.matrix(test), classifies)
            for score, value in scores(predictions, numpy.array([target_of(r) for r in test]), classifies).items():
                result["scores"].setdefault(score, []).append(value)
            if seed > 1:
                continue
            row = -1

            def one():
                nonlocal row
                row = (row + 1) % len(test)
                predict(model, numpy.array([form.row(test[row])]), classifies)

            def everything():
                predict(model, form.matrix(test), classifies)

            result["row"] = micros_of_calls(one, options.iterations, options.millis)
            result["bulk"] = [m / len(test) for m in micros_of_calls(everything, options.iterations, options.millis)]
    json.dump(results, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
