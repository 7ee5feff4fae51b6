package dev.gradwright.runtime.data;

import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written.
 *
 * @param missing the texts of missing cells
 * @param charset null: UTF-8, or what a byte order mark says
 */
record CsvFormat(
        char separator,
        char quote,
        Set<String> missing,
        boolean hasDecimalComma,
        @Nullable Charset charset,
        CsvDates dates) {
    static final CsvFormat DEFAULT = new CsvFormat(',', '"', Set.of(""), false, null, CsvDates.ISO);

    CsvFormat withSeparator(char changed) {
        return new CsvFormat(changed, quote, missing, hasDecimalComma, charset, dates);
    }

    CsvFormat withQuote(char changed) {
        return new CsvFormat(separator, changed, missing, hasDecimalComma, charset, dates);
    }

    CsvFormat withMissing(Set<String> changed) {
        return new CsvFormat(separator, quote, changed, hasDecimalComma, charset, dates);
    }

    CsvFormat withDecimalComma() {
        return new CsvFormat(separator, quote, missing, true, charset, dates);
    }

    CsvFormat withCharset(Charset changed) {
        return new CsvFormat(separator, quote, missing, hasDecimalComma, changed, dates);
    }

    CsvFormat withDates(CsvDates changed) {
        return new CsvFormat(separator, quote, missing, hasDecimalComma, charset, changed);
    }
}
