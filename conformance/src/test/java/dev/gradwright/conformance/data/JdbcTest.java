package dev.gradwright.conformance.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.data.Examples;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of a database become examples. The guide shows {@link #examples}. */
class JdbcTest {
    private static final String URL = "jdbc:h2:mem:houses";

    private record House(int rooms, @Nullable Double area, LocalDate built) {}

    private static Examples<House, Double> examples(String url) throws SQLException {
        List<House> houses = new ArrayList<>();
        List<Double> prices = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select rooms, area, built, price from houses order by id")) {
            while (row.next()) {
                houses.add(new House(row.getInt(1), row.getObject(2, Double.class), row.getObject(3, LocalDate.class)));
                prices.add(row.getDouble(4));
            }
        }
        return Examples.of(houses, prices);
    }

    @Test
    void rowsOfADatabaseBecomeExamples() throws SQLException {
        // The database exists until its last connection is closed.
        try (Connection database = DriverManager.getConnection(URL);
                Statement statement = database.createStatement()) {
            statement.execute("create table houses (id int, rooms int, area double precision, built date, price double"
                    + " precision)");
            statement.execute("insert into houses values (2, 5, null, date '1999-05-01', 250000)");
            statement.execute("insert into houses values (1, 3, 71.5, date '2020-12-31', 180000)");

            Examples<House, Double> examples = examples(URL);

            assertThat(examples.rows()).isEqualTo(2);
            assertThat(examples.features(0)).isEqualTo(new House(3, 71.5, LocalDate.of(2020, 12, 31)));
            assertThat(examples.features(1)).isEqualTo(new House(5, null, LocalDate.of(1999, 5, 1)));
            assertThat(examples.target(1)).isEqualTo(250_000);
        }
    }
}
