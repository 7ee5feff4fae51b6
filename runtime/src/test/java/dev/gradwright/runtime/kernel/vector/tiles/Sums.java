package dev.gradwright.runtime.kernel.vector.tiles;

import static dev.gradwright.runtime.kernel.vector.tiles.Template.each;

import java.util.function.IntFunction;

/** The accumulators of a tile, {@code rows × vectors}: one local variable each, which C2 keeps in a register. */
record Sums(int rows, int vectors) {
    String declarations() {
        return eachSum((i, j) -> "FloatVector %s = FloatVector.zero(SPECIES);\n".formatted(name(i, j)));
    }

    /** Loads of as many vectors as the tile is wide, from {@code index} on. */
    String loads(String name, String array, String index) {
        return each(
                vectors,
                j -> "FloatVector %s%d = FloatVector.fromArray(SPECIES, %s, %s);\n"
                        .formatted(name, j, array, plus(index, j, "LANES")));
    }

    /**
     * One step of the outer product: each row's factor, broadcast, times each vector.
     *
     * @param factor the factor of a row, as an expression
     * @param vector the name of the vectors, without their number
     */
    String multiplyAdds(IntFunction<String> factor, String vector) {
        return each(
                rows,
                i -> "FloatVector x%d = FloatVector.broadcast(SPECIES, %s);\n".formatted(i, factor.apply(i))
                        + each(
                                vectors,
                                j -> "%1$s = x%2$d.fma(%3$s%4$d, %1$s);\n".formatted(name(i, j), i, vector, j)));
    }

    String eachSum(Text text) {
        return each(rows, i -> each(vectors, j -> text.of(i, j)));
    }

    String name(int row, int vector) {
        return vectors == 1 ? "s" + row : "s" + row + vector;
    }

    /** {@code start + count · unit}, as one writes it. */
    static String plus(String start, int count, String unit) {
        return count == 0 ? start : start + " + " + times(count, unit);
    }

    static String times(int count, String unit) {
        return count == 1 ? unit : count + " * " + unit;
    }

    /** Text for one sum. */
    interface Text {
        String of(int row, int vector);
    }
}
