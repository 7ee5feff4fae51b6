package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowsTest {
    private final TableRows rows = new TableRows(5);

    private static List<Integer> list(TableRows rows) {
        List<Integer> list = new ArrayList<>();
        for (int row = rows.first(); row >= 0; row = rows.after(row)) {
            list.add(row);
        }
        return list;
    }

    @Test
    void aRowIsInTheListOnce() {
        rows.add(3);
        rows.add(0);
        rows.add(3);

        assertThat(list(rows)).containsExactly(0, 3);
        assertThat(rows.count()).isEqualTo(2);
    }

    @Test
    void aClearedListTakesTheSameRowsAgain() {
        rows.add(3);
        rows.add(4);
        rows.clear();
        assertThat(rows.count()).isZero();
        assertThat(rows.first()).isNegative();

        rows.add(4);

        assertThat(list(rows)).containsExactly(4);
    }

    @Test
    void listsAreUnited() {
        TableRows others = new TableRows(5);
        others.add(1);
        others.add(3);
        rows.add(3);

        rows.addAll(others);

        assertThat(list(rows)).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void allRowsAreRead() {
        rows.add(2);

        rows.addAll();

        assertThat(list(rows)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
}
