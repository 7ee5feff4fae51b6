package dev.gradwright.processor.emit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private static final String LONG = "aNameThatTakesFortyCharactersOfThisLine";

    @Test
    void aShortStatementStaysAsItIs() {
        assertThat(LineBreaks.in("    call(a, b);")).isEqualTo("    call(a, b);");
    }

    @Test
    void argumentsThatFitTogetherGoToTheNextLine() {
        assertThat(LineBreaks.in("    " + LONG + "(" + LONG + ", " + LONG + ", b);"))
                .isEqualTo("    " + LONG + "(\n            " + LONG + ", " + LONG + ", b);");
    }

    @Test
    void argumentsThatDoNotFitTogetherGoToALineEach() {
        assertThat(LineBreaks.in("call(" + LONG + ".tensor(), " + LONG + ", " + LONG + ");"))
                .isEqualTo("call(\n        " + LONG + ".tensor(),\n        " + LONG + ",\n        " + LONG + ");");
    }

    @Test
    void aSingleArgumentIsBrokenWithinItself() {
        assertThat(LineBreaks.in("add(new Layer(" + LONG + ", " + LONG + ", " + LONG + "));"))
                .isEqualTo("add(new Layer(\n        " + LONG + ",\n        " + LONG + ",\n        " + LONG + "));");
    }

    @Test
    void commentsAreNotStatements() {
        String comment = "/** (" + LONG + ", " + LONG + ", " + LONG + ", " + LONG + ") */";
        assertThat(LineBreaks.in(comment)).isEqualTo(comment);
    }

    @Test
    void aLongChoiceIsBrokenBeforeItsParts() {
        String first = "a".repeat(60);
        String second = "b".repeat(60);

        assertThat(LineBreaks.in("    call(mode ? " + first + " : " + second + ", out);"))
                .isEqualTo("    call(\n            mode\n                    ? " + first + "\n                    : "
                        + second + ",\n            out);");
    }

    @Test
    void aLongCommentIsBrokenAfterSemicolons() {
        String formula = "x".repeat(80);

        assertThat(LineBreaks.inComment("first, second; " + formula + "; " + formula))
                .isEqualTo("first, second; " + formula + ";\n" + formula);
    }
}
