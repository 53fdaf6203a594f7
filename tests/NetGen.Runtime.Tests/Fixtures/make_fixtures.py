"""Numbers of scikit-learn (Debian: apt install python3-sklearn) that the runtime must meet: python3 make_fixtures.py writes all files."""

import json
import os

import numpy as np
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern
from sklearn.impute import SimpleImputer
from sklearn.metrics import (average_precision_score, classification_report, confusion_matrix, mutual_info_score, precision_recall_curve,
                             precision_score, recall_score, f1_score, roc_auc_score, roc_curve)
from sklearn.mixture import GaussianMixture
from sklearn.preprocessing import MinMaxScaler, StandardScaler

HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.RandomState(7)


def write(name, value):
    plain = lambda x: x.tolist() if isinstance(x, np.ndarray) else x.item() if isinstance(x, np.generic) else x
    with open(os.path.join(HERE, name + ".json"), "w") as file:
        json.dump(value, file, default=plain)
        file.write("\n")


def report():
    # Four classes, the last of which is never a label; scores of few digits, so that many are equal.
    labels = random.choice(3, 60, p=[0.6, 0.3, 0.1])
    scores = np.float32(np.round(random.rand(60, 4) + 0.5 * np.eye(4)[labels], 1))
    predicted = scores.argmax(1)
    curves = []
    for c in range(3):
        fpr, tpr, _ = roc_curve(labels == c, scores[:, c], drop_intermediate=False)
        precision, recall, _ = precision_recall_curve(labels == c, scores[:, c])
        curves.append(dict(fpr=fpr, tpr=tpr, auc=roc_auc_score(labels == c, scores[:, c]),
                           ap=average_precision_score(labels == c, scores[:, c]), precision=precision[::-1], recall=recall[::-1]))
    text = classification_report(labels, predicted, labels=range(4), output_dict=True, zero_division=0)
    present = np.union1d(labels, predicted)
    average = {a: [f(labels, predicted, labels=present, average=a, zero_division=0) for f in (precision_score, recall_score, f1_score)]
               for a in ("macro", "micro", "weighted")}
    write("report", dict(labels=labels, scores=scores.flatten(), matrix=confusion_matrix(labels, predicted, labels=range(4)),
                         classes=[[text[str(c)][k] for k in ("precision", "recall", "f1-score", "support")] for c in range(4)],
                         average=average, curves=curves, information=mutual_info_score(labels, predicted)))


def text():
    texts = ["The cat sat on the mat.", "The dog ate the cat's food!", "Dogs and cats: food, food, food", "mat and dog"]
    # Words as our tokenizer cuts them: letters, digits and apostrophes, in lower case.
    pattern = r"[a-z0-9']+"
    counts = CountVectorizer(token_pattern=pattern)
    bag = counts.fit_transform(texts).toarray()
    tfidf = TfidfVectorizer(token_pattern=pattern)
    write("text", dict(texts=texts, words=list(counts.get_feature_names_out()), bag=bag, tfidf=tfidf.fit_transform(texts).toarray(),
                       idf=tfidf.idf_))


def scalers():
    data = random.randn(9, 3) * [1, 100, 0] + [0, -5, 3]
    standard, minmax = StandardScaler().fit(data), MinMaxScaler((-1, 2)).fit(data)
    write("scalers", dict(data=data, standard=standard.transform(data), minmax=minmax.transform(data)))


def clusters():
    centers = np.array([[0, 0, 0], [4, 1, -2], [-3, 3, 1.0]])
    data = np.concatenate([c + random.randn(40, 3) * [1, 0.5, 0.8] for c in centers])
    start = data[[0, 50, 90]]
    kmeans = KMeans(3, init=start, n_init=1, max_iter=300, tol=0, algorithm="lloyd").fit(data)
    mixtures = {}
    for kind in ("diag", "full"):
        m = GaussianMixture(3, covariance_type=kind, means_init=kmeans.cluster_centers_, weights_init=np.ones(3) / 3, tol=1e-12,
                            reg_covar=1e-6, max_iter=2000,
                            precisions_init=np.ones((3, 3)) if kind == "diag" else np.array([np.eye(3)] * 3)).fit(data)
        mixtures[kind] = dict(weights=m.weights_, means=m.means_, covariances=m.covariances_, score=m.score(data),
                              aic=m.aic(data), bic=m.bic(data), proba=m.predict_proba(data[:5]))
    write("clusters", dict(data=data, start=start, centers=kmeans.cluster_centers_, labels=kmeans.labels_, inertia=kmeans.inertia_,
                           mixtures=mixtures))


def imputers():
    # Few digits, so that values come several times; of the last column the most frequent ones are several.
    data = np.round(random.randn(12, 4) * [1, 100, 2, 1] + [0, -5, 3, 0], 0)
    data[:, 3] = [2, 1, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9]
    data[random.rand(12, 4) < 0.3] = np.nan
    train, test = data[:9], data[9:]
    csv = "\n".join(",".join([*("" if np.isnan(x) else repr(float(x)) for x in row), str(i)]) for i, row in enumerate(data))
    write("imputers", dict(csv=csv, **{
        name: dict(statistics=imputer.statistics_, train=imputer.transform(train), test=imputer.transform(test))
        for name in ("mean", "median", "most_frequent") for imputer in [SimpleImputer(strategy=name).fit(train)]}))


def process():
    x, at = random.rand(12, 2), random.rand(5, 2)
    y = np.sin(5 * x[:, 0]) + 0.1 * random.randn(12)
    y = (y - y.mean()) / y.std()
    processes = []
    for lengths, noise in (([0.4, 0.4], 1e-2), ([0.2, 3.2], 1e-1), ([1.6, 0.8], 1e-4)):
        # The scale of the largest likelihood; noise is a share of it.
        correlation = Matern(lengths, nu=2.5)(x) + noise * np.eye(12)
        scale = y @ np.linalg.solve(correlation, y) / 12
        gp = GaussianProcessRegressor(ConstantKernel(scale) * Matern(lengths, nu=2.5), alpha=noise * scale, optimizer=None).fit(x, y)
        mean, deviation = gp.predict(at, return_std=True)
        processes.append(dict(lengths=lengths, noise=noise, likelihood=gp.log_marginal_likelihood_value_, mean=mean, deviation=deviation))
    # The mean of max(0, best - value) over a normal distribution, as an integral.
    improvements = []
    for best, mean, deviation in ((0, 0, 1), (-1, 0.5, 0.4), (2, 0.5, 0.3), (0, 2, 0.5), (1, 0.9, 2)):
        points = np.linspace(mean - 12 * deviation, best, 2_000_001) if best > mean - 12 * deviation else np.zeros(2)
        density = np.exp(-((points - mean) / deviation) ** 2 / 2) / (deviation * np.sqrt(2 * np.pi))
        improvements.append([best, mean, deviation, np.trapz((best - points) * density, points)])
    write("process", dict(x=x, y=y, at=at, processes=processes, improvements=improvements))


for make in (report, text, scalers, clusters, imputers, process):
    make()
