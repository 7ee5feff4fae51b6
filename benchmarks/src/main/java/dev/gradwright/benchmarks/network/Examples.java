package dev.gradwright.benchmarks.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Batches of synthetic examples. Each batch of features occurs twice with different labels, so that the loss cannot get
 * close to zero even after long training. Otherwise denormal numbers would slow down some contenders.
 */
public final class Examples {
    private static final int FEATURE_BATCHES = 4;
    private static final long SEED = 20_260_101;

    private final List<FMatrixRMaj> features = new ArrayList<>();
    private final List<FMatrixRMaj> labels = new ArrayList<>();
    private int next;

    /**
     * @param rows the batch size
     * @param inputs the number of features, uniform in [0, 1)
     * @param classes the number of classes
     */
    public Examples(int rows, int inputs, int classes) {
        for (int batch = 0; batch < FEATURE_BATCHES; batch++) {
            FMatrixRMaj x = uniform(rows, inputs, SEED + batch);
            features.add(x);
            labels.add(labels(x, classes, 0));
        }
        for (int batch = 0; batch < FEATURE_BATCHES; batch++) {
            features.add(features.get(batch));
            labels.add(labels(features.get(batch), classes, 1));
        }
    }

    /** Numbers uniform in [0, 1). */
    public static FMatrixRMaj uniform(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextDouble();
        }
        return matrix;
    }

    /** The class is the index of the largest of the first features, so that it can be learned. */
    private static FMatrixRMaj labels(FMatrixRMaj x, int classes, int shift) {
        FMatrixRMaj y = new FMatrixRMaj(x.numRows, 1);
        for (int row = 0; row < x.numRows; row++) {
            int largest = 0;
            for (int column = 1; column < Math.min(classes, x.numCols); column++) {
                if (x.get(row, column) > x.get(row, largest)) {
                    largest = column;
                }
            }
            y.set(row, 0, (largest + shift) % classes);
        }
        return y;
    }

    /** Number of batches. */
    public int count() {
        return features.size();
    }

    /** The features of a batch, rows × inputs. */
    public FMatrixRMaj features(int batch) {
        return features.get(batch);
    }

    /** The class indices of a batch, rows × 1. */
    public FMatrixRMaj labels(int batch) {
        return labels.get(batch);
    }

    /** The index of the next batch; after the last comes the first. */
    public int next() {
        int batch = next;
        next = (next + 1) % features.size();
        return batch;
    }
}
