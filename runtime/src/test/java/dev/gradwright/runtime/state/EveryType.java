package dev.gradwright.runtime.state;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** A value of each type, with numbers that are easily changed by a conversion. */
final class EveryType implements Stateful {
    private boolean flag;
    private int number;
    private long large;
    private float single;
    private double precise;
    private String text;
    private final double[] doubles;
    private final float[] floats;
    private final FMatrixRMaj matrix;
    private float[] growing;
    private long[] growingLongs;

    EveryType(int seed) {
        flag = seed == 1;
        number = -seed;
        large = Long.MIN_VALUE + seed;
        single = Float.MIN_VALUE * seed;
        precise = seed == 1 ? -0.0 : Double.NaN;
        text = "größer ".repeat(seed);
        doubles = new double[] {seed, Double.NEGATIVE_INFINITY};
        floats = new float[] {seed, Float.NaN, -0f};
        matrix = new FMatrixRMaj(new float[][] {{seed, 2}, {3, 4}, {5, 6}});
        growing = new float[seed * 3];
        growingLongs = new long[] {seed, Long.MAX_VALUE};
    }

    @Override
    public void visit(StateVisitor visitor) {
        flag = visitor.visit("flag", flag);
        number = visitor.visit("number", number);
        large = visitor.visit("large", large);
        single = visitor.visit("single", single);
        precise = visitor.visit("precise", precise);
        text = visitor.visit("text", text);
        visitor.visit("doubles", doubles);
        visitor.visit("floats", floats);
        visitor.visit("matrix", matrix);
        growing = visitor.visitGrowing("growing", growing);
        growingLongs = visitor.visitGrowing("growingLongs", growingLongs);
    }

    @Override
    public String toString() {
        return flag + " " + number + " " + large + " " + single + " " + precise + " " + text
                + Arrays.toString(doubles) + Arrays.toString(floats) + Arrays.toString(matrix.data)
                + Arrays.toString(growing) + Arrays.toString(growingLongs);
    }
}
