package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Standardizer;
import dev.gradwright.samples.data.FashionData;
import dev.gradwright.samples.data.Garment;
import org.jspecify.annotations.Nullable;

/** Fashion-MNIST in the forms that the experiments of the chapter use. */
public final class Pictures {
    private static final int FEW = 200;
    private static final int SHIRT = 6;

    private final Split unit;
    private @Nullable Split scaled;

    /** All forms of the given data. */
    public Pictures(FashionData data) {
        this(new Split(data.train(), data.valid(), data.test()));
    }

    /** All forms of the given pictures of ten classes, with pixels from 0 to 1. */
    public Pictures(Split unit) {
        this.unit = unit;
    }

    /** All classes, with pixels from 0 to 1. */
    public Split unit() {
        return unit;
    }

    /** All classes, with each pixel standardized by the mean and deviation of the training part. */
    public Split scaled() {
        if (scaled == null) {
            scaled = unit.map(Standardizer.fit(unit.train())::transform);
        }
        return scaled;
    }

    /** Task A: the classes other than sandals and shirts, labeled 0 to 7 in their order. */
    public Split withoutSandalsAndShirts() {
        return unit.map(part -> Selection.of(part, label -> !isSandal(label) && !isShirt(label), Pictures::relabeled));
    }

    /** Task B: sandals, labeled 0, and shirts, labeled 1. The training part has only the first 200 of them. */
    public Split fewSandalsAndShirts() {
        Split all = unit.map(part ->
                Selection.of(part, label -> isSandal(label) || isShirt(label), label -> isShirt(label) ? 1 : 0));
        return new Split(few(all.train()), all.valid(), all.test());
    }

    /** All classes, with pixels from 0 to 1. The training part has only the first 200 pictures. */
    public Split fewLabels() {
        return new Split(few(unit.train()), unit.valid(), unit.test());
    }

    private static Dataset few(Dataset data) {
        return data.take(Math.min(FEW, data.rows()));
    }

    private static boolean isSandal(int label) {
        return Garment.of(label) == Garment.SANDAL;
    }

    private static boolean isShirt(int label) {
        return Garment.of(label) == Garment.SHIRT;
    }

    /** The labels of sandals and shirts are adjacent, so the labels above them decrease by two. */
    private static int relabeled(int label) {
        return label > SHIRT ? label - 2 : label;
    }
}
