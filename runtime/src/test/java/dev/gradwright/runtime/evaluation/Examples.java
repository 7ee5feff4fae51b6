package dev.gradwright.runtime.evaluation;

import org.ejml.data.FMatrixRMaj;

/**
 * Small sets of predictions and targets. The expected figures of tests are those of scikit-learn 1.2.1 for the same numbers,
 * with the predictions in single precision: {@code np.array([...], dtype=np.float32).astype(float)}.
 */
final class Examples {
    /** Scores of class 1; two of them are equal. */
    static final float[] SCORES = {0.1f, 0.4f, 0.35f, 0.8f, 0.65f, 0.4f, 0.9f, 0.2f, 0.55f, 0.05f, 0.7f, 0.3f};

    static final float[] TARGETS = {0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0};
    static final float[] WEIGHTS = {1, 2, 1, 0.5f, 3, 1, 1, 2, 0.25f, 1, 1, 4};

    /** Probabilities of three classes. */
    static final FMatrixRMaj CLASS_SCORES = new FMatrixRMaj(new float[][] {
        {0.7f, 0.2f, 0.1f},
        {0.1f, 0.6f, 0.3f},
        {0.2f, 0.2f, 0.6f},
        {0.3f, 0.4f, 0.3f},
        {0.5f, 0.25f, 0.25f},
        {0.1f, 0.1f, 0.8f},
        {0.25f, 0.5f, 0.25f},
        {0.6f, 0.3f, 0.1f},
        {0.05f, 0.15f, 0.8f},
        {0.4f, 0.35f, 0.25f}
    });

    static final float[] CLASSES = {0, 1, 2, 0, 0, 2, 2, 1, 2, 1};
    static final float[] CLASS_ROW_WEIGHTS = {1, 2, 1, 0.5f, 3, 1, 1, 2, 0.25f, 1};

    /** Probabilities of three labels, and the labels. */
    static final FMatrixRMaj LABEL_SCORES = new FMatrixRMaj(new float[][] {
        {0.9f, 0.2f, 0.6f},
        {0.4f, 0.7f, 0.1f},
        {0.8f, 0.3f, 0.55f},
        {0.2f, 0.6f, 0.9f},
        {0.1f, 0.45f, 0.3f},
        {0.7f, 0.8f, 0.2f}
    });

    static final FMatrixRMaj LABELS =
            new FMatrixRMaj(new float[][] {{1, 0, 1}, {1, 1, 0}, {1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0, 1, 1}});

    private Examples() {}

    static FMatrixRMaj column(float... values) {
        return FMatrixRMaj.wrap(values.length, 1, values.clone());
    }

    static Predictions binary() {
        return Predictions.binary().add(column(SCORES), column(TARGETS));
    }

    static Predictions weightedBinary() {
        return Predictions.binary().add(column(SCORES), column(TARGETS), WEIGHTS);
    }

    static Predictions classes() {
        return Predictions.classes(3).add(CLASS_SCORES, column(CLASSES));
    }

    static Predictions weightedClasses() {
        return Predictions.classes(3).add(CLASS_SCORES, column(CLASSES), CLASS_ROW_WEIGHTS);
    }

    static Predictions labels() {
        return Predictions.labels(3).add(LABEL_SCORES, LABELS);
    }

    static Predictions values() {
        return Predictions.values(2)
                .add(
                        new FMatrixRMaj(new float[][] {{2.5f, 0}, {0.25f, 2}, {2, 1.5f}, {8, 3}, {4.5f, -2}}),
                        new FMatrixRMaj(new float[][] {{3, -0.5f}, {-0.5f, 2}, {2, 1}, {7, 4}, {4.25f, -3}}));
    }
}
