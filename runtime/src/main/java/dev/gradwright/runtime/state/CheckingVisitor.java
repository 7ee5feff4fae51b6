package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** Compares the names, types, shapes and fixed texts of a state with the saved ones. It changes nothing. */
final class CheckingVisitor extends NamingVisitor {
    private final Map<String, Object> saved;

    CheckingVisitor(Map<String, Object> saved) {
        this.saved = saved;
    }

    /**
     * Throws unless everything saved has been visited.
     *
     * @throws IllegalArgumentException naming the first value that has not
     */
    void requireAllVisited() {
        for (Map.Entry<String, Object> value : saved.entrySet()) {
            if (!visited().contains(value.getKey())) {
                throw mismatch(value.getKey() + ", " + describe(value.getValue())
                        + ", is in the saved state, but nothing here has that name");
            }
        }
    }

    private <T> T check(String name, T value) {
        require(path(name), describe(value));
        return value;
    }

    /** The saved value. */
    private Object require(String path, String expected) {
        Object found = saved.get(path);
        if (found == null) {
            throw mismatch(path + ", " + expected + ", is missing in the saved state");
        }
        if (!describe(found).equals(expected)) {
            throw mismatch(path + " is " + expected + " here, but " + describe(found) + " in the saved state");
        }
        return found;
    }

    /** The first line that differs, if there are several lines. */
    private static String difference(String path, List<String> lines, List<String> savedLines) {
        int line = 0;
        while (line < lines.size()
                && line < savedLines.size()
                && lines.get(line).equals(savedLines.get(line))) {
            line++;
        }
        return path + " is " + line(lines, line) + " here, but " + line(savedLines, line) + " in the saved state";
    }

    private static String line(List<String> lines, int line) {
        if (line >= lines.size()) {
            return "at its end";
        }
        return lines.size() == 1 ? lines.get(0) : "\"" + lines.get(line) + "\"";
    }

    private static IllegalArgumentException mismatch(String what) {
        return new IllegalArgumentException("the saved state does not fit: " + what
                + "; nothing was restored. Restore it into what it was saved from");
    }

    /** The type and shape of a value, which must agree before the value can be restored. */
    private static String describe(Object value) {
        if (value instanceof FMatrixRMaj matrix) {
            return describe(matrix.numRows, matrix.numCols);
        }
        if (value instanceof double[] array) {
            return "an array of " + array.length + " doubles";
        }
        return "of the type " + value.getClass().getSimpleName();
    }

    private static String describe(int rows, int columns) {
        return rows + " x " + columns;
    }

    @Override
    public boolean visit(String name, boolean value) {
        return check(name, value);
    }

    @Override
    public int visit(String name, int value) {
        return check(name, value);
    }

    @Override
    public long visit(String name, long value) {
        return check(name, value);
    }

    @Override
    public float visit(String name, float value) {
        return check(name, value);
    }

    @Override
    public double visit(String name, double value) {
        return check(name, value);
    }

    @Override
    public String visit(String name, String value) {
        return check(name, value);
    }

    @Override
    public void visitFixed(String name, String value) {
        String path = path(name);
        String found = (String) require(path, describe(value));
        if (!found.equals(value)) {
            throw mismatch(
                    difference(path, value.lines().toList(), found.lines().toList()));
        }
    }

    @Override
    public void visit(String name, double[] values) {
        check(name, values);
    }

    @Override
    public void visit(String name, FMatrixRMaj values) {
        check(name, values);
    }

    @Override
    public void visit(String name, Tensor values) {
        require(path(name), describe(values.rows(), values.columns()));
    }

    @Override
    public float[] visitGrowing(String name, float[] values) {
        return check(name, values);
    }

    @Override
    public long[] visitGrowing(String name, long[] values) {
        return check(name, values);
    }
}
