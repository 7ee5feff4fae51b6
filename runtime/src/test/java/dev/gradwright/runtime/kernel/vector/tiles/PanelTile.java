package dev.gradwright.runtime.kernel.vector.tiles;

import static dev.gradwright.runtime.kernel.vector.tiles.Sums.plus;
import static dev.gradwright.runtime.kernel.vector.tiles.Sums.times;
import static dev.gradwright.runtime.kernel.vector.tiles.Template.each;
import static dev.gradwright.runtime.kernel.vector.tiles.Template.fill;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tiles of a panel of one width.
 *
 * @param width in words, the start of the class's name
 * @param vectors the width
 * @param constants fields that only this class has
 * @param packedRows rows of a tile of packed rows, 0 if there is none
 * @param packedRowsName the constant with that value
 * @param rows of the tiles whose rows are read in place, descending; the last one is 1
 * @param guard the condition for the first of them to be used, empty if there is none
 */
record PanelTile(
        String width,
        int vectors,
        String constants,
        int packedRows,
        String packedRowsName,
        List<Integer> rows,
        String guard) {
    static final PanelTile FOUR = new PanelTile("Four", 4, "", 6, "RowBlocks.ROWS", List.of(4, 2, 1), "");

    static final PanelTile THREE = new PanelTile("Three", 3, "", 6, "RowBlocks.ROWS", List.of(4, 2, 1), "");

    static final PanelTile TWO = new PanelTile("Two", 2, """
            /** Packed rows of a tile. With 12, JDK 17 boxed some sums for good in a JVM that had run much other code. */
            static final int PACKED = 8;

            /** With the 16 registers of AVX2, C2 spills some of the 12 sums of six rows, on JDK 17 always. */
            private static final int MAX_ROWS = LANES == 8 ? 4 : 6;

            """, 8, "PACKED", List.of(6, 4, 2, 1), "MAX_ROWS == 6 && ");

    static final PanelTile ONE = new PanelTile("One", 1, "", 0, "", List.of(8, 4, 2, 1), "");

    private static final String CLASS = """
            package dev.gradwright.runtime.kernel.vector;

            import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
            import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

            import jdk.incubator.vector.FloatVector;

            /**
             * {@code c = a·b + bias} for a panel that is ${number} ${vectors} wide, as outer products. The sums of a tile are
             * local variables, so that they stay in registers. Each sum is one chain of multiply-adds in the order of k.
             */
            final class ${Number}VectorTile {
                ${constants}
                private static final int WIDTH = ${WIDTH};

                private ${Number}VectorTile() {}

                ${methods}
            }
            """;

    private static final String PACKED = """
            /**
             * Rows of the result whose rows of {@code a} are packed, ${count} at a time.
             *
             * @param rows a multiple of ${count}
             * @param blocks the packed rows, {@link RowBlocks#STRIDE} apart
             * @param block where the first of them starts
             * @param depth columns of {@code a} and rows of the panel
             * @param j where the panel's columns start in {@code bias}
             */
            static void packed(
                    int rows,
                    float[] blocks,
                    int block,
                    float[] b,
                    int bOffset,
                    int depth,
                    float[] bias,
                    int j,
                    float[] c,
                    int cOffset,
                    int cStride) {
                for (int i = 0; i < rows; i += ${constant}) {
                    rows${count}(blocks, block + RowBlocks.index(i), b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
                }
            }

            """;

    private static final String IN_PLACE = """
            /**
             * Any number of rows, read where they are in {@code a}: ${most} at a time, then the rest.
             *
             * @param depth columns of {@code a} and rows of the panel
             * @param j where the panel's columns start in {@code bias}
             */
            static void rows(
                    int rows,
                    float[] a,
                    int aOffset,
                    int aStride,
                    float[] b,
                    int bOffset,
                    int depth,
                    float[] bias,
                    int j,
                    float[] c,
                    int cOffset,
                    int cStride) {
                int i = 0;
                ${passes}
            }

            """;

    private static final String LOOP = """
            for (; ${guard}i + ${rows} <= rows; i += ${rows}) {
                rows${rows}(a, aOffset + i * aStride, aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
            }
            """;

    private static final String ONCE = """
            if (i + ${rows} <= rows) {
                rows${rows}(a, aOffset + i * aStride, aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
                i += ${rows};
            }
            """;

    private static final String LAST_ROW = """
            if (i < rows) {
                rows1(a, aOffset + i * aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride);
            }
            """;

    /** Both factors are addressed by one index: C2 then takes the bounds checks out of the loop. */
    private static final String PACKED_TILE = """
            private static void rows${rows}(
                    float[] blocks,
                    int block,
                    float[] b,
                    int bOffset,
                    int depth,
                    float[] bias,
                    int j,
                    float[] c,
                    int c0,
                    int cStride) {
                ${sums}
                int end = block + depth;
                int start = bOffset - block * WIDTH;
                for (int ak = block; ak < end; ak++) {
                    int bk = start + ak * WIDTH;
                    ${rowOfPanel}
                    ${multiplyAdds}
                }
                ${result}
            }

            """;

    private static final String TILE = """
            private static void rows${rows}(
                    float[] a,
                    int a0,
                    int aStride,
                    float[] b,
                    int bOffset,
                    int depth,
                    float[] bias,
                    int j,
                    float[] c,
                    int c0,
                    int cStride) {
                ${body}
            }

            """;

    private static final String TILE_OF_ONE_ROW = """
            private static void rows1(
                    float[] a, int a0, float[] b, int bOffset, int depth, float[] bias, int j, float[] c, int c0) {
                ${body}
            }
            """;

    private static final String BODY = """
            ${rowsOfA}
            ${sums}
            for (int k = 0; k < depth; k++) {
                ${rowOfPanel}
                ${multiplyAdds}
            }
            ${result}
            """;

    String fileName() {
        return width + "VectorTile.java";
    }

    String text() {
        return fill(
                CLASS,
                Map.of(
                        "Number",
                        width,
                        "number",
                        width.toLowerCase(Locale.ROOT),
                        "vectors",
                        vectors == 1 ? "vector" : "vectors",
                        "constants",
                        constants,
                        "WIDTH",
                        times(vectors, "LANES"),
                        "methods",
                        methods()));
    }

    private String methods() {
        StringBuilder methods = new StringBuilder();
        if (packedRows > 0) {
            methods.append(fill(PACKED, Map.of("count", "" + packedRows, "constant", packedRowsName)));
        }
        String most = guard.isEmpty() ? "" + rows.get(0) : "{@link #MAX_ROWS}";
        methods.append(fill(IN_PLACE, Map.of("most", most, "passes", passes())));
        if (packedRows > 0) {
            methods.append(packedTile());
        }
        rows.forEach(count -> methods.append(tile(count)));
        return methods.toString();
    }

    /** One tile of each height is enough after the highest, unless the highest is not used. */
    private String passes() {
        StringBuilder passes = new StringBuilder();
        for (int n = 0; n < rows.size() - 1; n++) {
            boolean repeated = n == 0 || (n == 1 && !guard.isEmpty());
            passes.append(fill(repeated ? LOOP : ONCE, Map.of("rows", "" + rows.get(n), "guard", n == 0 ? guard : "")));
        }
        return passes + LAST_ROW;
    }

    private String packedTile() {
        Sums sums = new Sums(packedRows, vectors);
        return fill(
                PACKED_TILE,
                Map.of(
                        "rows", "" + packedRows,
                        "sums", sums.declarations(),
                        "rowOfPanel", sums.loads("b", "b", "bk"),
                        "multiplyAdds",
                                sums.multiplyAdds(i -> "blocks[" + plus("ak", i, "RowBlocks.STRIDE") + "]", "b"),
                        "result", result(sums)));
    }

    private String tile(int count) {
        Sums sums = new Sums(count, vectors);
        String body = fill(
                BODY,
                Map.of(
                        "rowsOfA", starts("a", count),
                        "sums", sums.declarations(),
                        "rowOfPanel", rowOfPanel(sums),
                        "multiplyAdds", sums.multiplyAdds(i -> "a[a" + i + " + k]", "b"),
                        "result", result(sums)));
        return fill(count == 1 ? TILE_OF_ONE_ROW : TILE, Map.of("rows", "" + count, "body", body));
    }

    private String rowOfPanel(Sums sums) {
        String start = "bOffset + k * WIDTH";
        return vectors == 1 ? sums.loads("b", "b", start) : "int bk = " + start + ";\n" + sums.loads("b", "b", "bk");
    }

    /** Adds the bias and stores the sums. */
    private String result(Sums sums) {
        return starts("c", sums.rows())
                + sums.loads("bias", "bias", "j")
                + sums.eachSum((i, j) ->
                        "bias%d.add(%s).intoArray(c, %s);\n".formatted(j, sums.name(i, j), plus("c" + i, j, "LANES")));
    }

    /** Where the rows after the first start. */
    private static String starts(String array, int rows) {
        return each(rows - 1, i -> "int %1$s%2$d = %1$s%3$d + %1$sStride;\n".formatted(array, i + 1, i));
    }
}
