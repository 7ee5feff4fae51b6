package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.table.Abbreviations.OS;
import dev.gradwright.conformance.table.Abbreviations.Row;
import dev.gradwright.conformance.table.Abbreviations.UF;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Examples;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** Fields of a generated encoder hide no type that it uses. */
class TableNamesTest {
    @Test
    void componentsMayBeNamedLikeTypes() {
        Examples<Row, UF> rows = AbbreviationsNetwork.read(
                Csv.of(
                        "rows.csv",
                        new StringReader("os,home,list,presence,scale,csvConstants,dev,uf\nLINUX,RJ,1,2,3,4,5,SP\n")),
                "uf");

        assertThat(rows.features(0)).isEqualTo(new Row(OS.LINUX, UF.RJ, 1, 2, 3, 4, 5));
        assertThat(rows.target(0)).isEqualTo(UF.SP);
    }
}
