package dev.gradwright.runtime.kernel.vector.tiles;

import static dev.gradwright.runtime.kernel.vector.tiles.Sums.plus;
import static dev.gradwright.runtime.kernel.vector.tiles.Template.fill;

import java.util.Map;

/** The tiles of a weight gradient, all in one class. */
final class GradientTiles {
    private static final String CLASS = """
            package dev.gradwright.runtime.kernel.vector;

            import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
            import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

            import jdk.incubator.vector.FloatVector;

            /**
             * {@code dW = xᵀ·dY} for some inputs and one to four vectors of units, as outer products summed over the rows of
             * the batch in their order. A tile has as many sums as fit into the registers. {@code x} is packed in blocks of
             * {@link #BLOCK} columns and {@code dy} in panels as wide as the tile, so that all strides are constants.
             *
             * <p>Each sum is added to zero before it is stored, because C2 knows the class of a new vector and may not know
             * that of a sum that a loop has updated. See docs/performance.md, "Where the vector API allocates".
             */
            final class GradientTile {
                /** Columns of x in a block: a whole number of tiles of every shape. */
                static final int BLOCK = 12;
                /** Floats from one row of a block to the next. */
                static final int STEP = 16;
                /**
                 * Floats of a panel of four vectors for each float of a block. It is a power of two, so C2 can take the
                 * bounds checks of both indices out of the loop.
                 */
                private static final int RATIO = 4 * LANES / STEP;

                private GradientTile() {}

                /** The inputs of a tile that is this many vectors wide. */
                static int inputs(int vectors) {
                    return switch (vectors) {
                        case 1 -> 12;
                        case 2 -> 4;
                        default -> 6;
                    };
                }

                ${four}

                ${three}

                ${two}

                ${one}
            }
            """;

    private static final String TILE = """
            /** ${Inputs} inputs and ${vectors} of units. */
            static void ${name}(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
                ${sums}
                ${loop}
                    ${rowOfPanel}
                    ${multiplyAdds}
                }
                FloatVector zero = FloatVector.zero(SPECIES);
                ${stores}
            }
            """;

    private static final String LOOP = """
            for (int i = 0; i < rows; i++) {
                int xi = xOffset + i * STEP;
                int di = dyOffset + i * ${width};
            """;

    /** With one index for both factors. */
    private static final String LOOP_OF_FOUR = """
            int end = xOffset + rows * STEP;
            int start = dyOffset - xOffset * RATIO;
            for (int xi = xOffset; xi < end; xi += STEP) {
                int di = start + xi * RATIO;
            """;

    private GradientTiles() {}

    static String fileName() {
        return "GradientTile.java";
    }

    static String text() {
        return fill(
                CLASS,
                Map.of(
                        "four", tile("four", "four vectors", "Six", new Sums(6, 4), LOOP_OF_FOUR),
                        "three", tile("three", "three vectors", "Six", new Sums(6, 3), loop("(3 * LANES)")),
                        "two", tile("two", "two vectors", "Four", new Sums(4, 2), loop("(2 * LANES)")),
                        "one", tile("one", "one vector", "Twelve", new Sums(12, 1), loop("LANES"))));
    }

    private static String loop(String width) {
        return fill(LOOP, Map.of("width", width));
    }

    private static String tile(String name, String vectors, String inputs, Sums sums, String loop) {
        return fill(
                TILE,
                Map.of(
                        "Inputs",
                        inputs,
                        "vectors",
                        vectors,
                        "name",
                        name,
                        "sums",
                        sums.declarations(),
                        "loop",
                        loop,
                        "rowOfPanel",
                        sums.loads("d", "dy", "di"),
                        "multiplyAdds",
                        sums.multiplyAdds(i -> "x[" + (i == 0 ? "xi" : "xi + " + i) + "]", "d"),
                        "stores",
                        sums.eachSum((i, j) -> "zero.add(%s).intoArray(dw, %s);\n"
                                .formatted(sums.name(i, j), plus("dwOffset", i * sums.vectors() + j, "LANES")))));
    }
}
