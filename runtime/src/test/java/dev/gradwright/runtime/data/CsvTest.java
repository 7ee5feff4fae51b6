package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading the rows of a CSV file. */
class CsvTest {
    private static final CsvColumn NAME = new CsvColumn("name", true);
    private static final CsvColumn TENURE = new CsvColumn("tenure", true);

    private record Person(String name, int tenure) {}

    private static @Nullable Person person(CsvRow row) {
        String name = row.getText(0);
        int tenure = row.getInt(1);
        return row.isBad() ? null : new Person(name, tenure);
    }

    private static Csv csv(String text) {
        return Csv.of("people.csv", new StringReader(text));
    }

    private static List<Person> people(Csv csv) {
        return csv.read(List.of(NAME, TENURE), CsvTest::person);
    }

    @Test
    void aRowBecomesAnObject() {
        assertThat(people(csv("name,tenure\nAda,12\nAlan,3\n")))
                .containsExactly(new Person("Ada", 12), new Person("Alan", 3));
    }

    @Test
    void columnsAreFoundByNameInAnyOrder() {
        assertThat(people(csv("id, TEN_ure ,Na-me\n1,12,Ada\n"))).containsExactly(new Person("Ada", 12));
    }

    @Test
    void aBadCellIsReportedWithFileLineColumnAndText() {
        assertThatThrownBy(() -> people(csv("name,Tenure\nAda,12\n\"Al\nan\",abc\nEve,x\n")))
                .isInstanceOf(DataFileException.class)
                .hasMessage("people.csv: 2 of 3 rows are bad, so nothing was read"
                        + "\n  people.csv, line 3, column \"Tenure\": \"abc\" is no whole number"
                        + "\n  people.csv, line 5, column \"Tenure\": \"x\" is no whole number");
    }
}
