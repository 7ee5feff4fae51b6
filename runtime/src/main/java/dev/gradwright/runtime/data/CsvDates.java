package dev.gradwright.runtime.data;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates, instants and durations: in the notation of ISO 8601, dates and instants also by a pattern. */
final class CsvDates {
    static final CsvDates ISO = new CsvDates(null);

    /** An instant; a blank instead of the T and a missing offset are accepted. */
    private static final DateTimeFormatter ISO_INSTANT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Tried in this order to suggest a pattern for a text that is not in the notation expected. */
    private static final List<String> KNOWN = List.of(
            "yyyy-MM-dd",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "yyyy/MM/dd",
            "yyyy.MM.dd",
            "yyyyMMdd",
            "dd.MM.yy",
            "dd/MM/yy",
            "MM/dd/yy",
            "d MMM yyyy",
            "dd-MMM-yyyy",
            "MMM d, yyyy",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "yyyy-MM-dd'T'HH:mm:ss",
            "dd.MM.yyyy HH:mm:ss",
            "dd.MM.yyyy HH:mm",
            "dd/MM/yyyy HH:mm:ss",
            "dd/MM/yyyy HH:mm",
            "MM/dd/yyyy HH:mm:ss",
            "MM/dd/yyyy HH:mm");

    private static final Pattern CLOCK = Pattern.compile("(-?)(\\d{1,9}):([0-5]\\d)(?::([0-5]\\d)(?:\\.(\\d{1,9}))?)?");

    private final @Nullable String pattern;
    private final @Nullable DateTimeFormatter formatter;

    private CsvDates(@Nullable String pattern) {
        this.pattern = pattern;
        this.formatter = pattern == null ? null : formatter(pattern);
    }

    /**
     * Dates by a pattern.
     *
     * @throws IllegalArgumentException if it is none
     */
    static CsvDates of(String pattern) {
        try {
            return new CsvDates(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" is no pattern of dates: " + e.getMessage()
                            + "; write it like \"dd.MM.yyyy\" or \"yyyy-MM-dd HH:mm:ss\"",
                    e);
        }
    }

    /** Strict, so that a 31st of February is an error; for that, a year must be {@code u}, which has no era. */
    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withoutEra(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String withoutEra(String pattern) {
        StringBuilder changed = new StringBuilder(pattern);
        boolean isQuoted = false;
        for (int i = 0; i < changed.length(); i++) {
            char c = changed.charAt(i);
            isQuoted ^= c == '\'';
            if (c == 'y' && !isQuoted && pattern.indexOf('G') < 0) {
                changed.setCharAt(i, 'u');
            }
        }
        return changed.toString();
    }

    /**
     * A date.
     *
     * @throws BadCellException if the text is none
     */
    LocalDate date(String text) {
        try {
            return formatter == null ? LocalDate.parse(text) : LocalDate.from(formatter.parse(text));
        } catch (DateTimeException e) {
            throw new BadCellException(problem(text, "date", "2024-12-31"));
        }
    }

    /**
     * An instant. Without an offset the time is in UTC, and without a time it is the first instant of the day.
     *
     * @throws BadCellException if the text is none
     */
    Instant instant(String text) {
        try {
            if (formatter == null) {
                return instant(ISO_INSTANT.parse(withT(text)));
            }
            return instant(formatter.parse(text));
        } catch (DateTimeException e) {
            throw new BadCellException(problem(text, "instant", "2024-12-31T23:59:59Z"));
        }
    }

    private static String withT(String text) {
        return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    }

    private static Instant instant(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            return OffsetDateTime.from(parsed).toInstant();
        }
        LocalDate date = LocalDate.from(parsed);
        return parsed.query(TemporalQueries.localTime()) == null
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    /**
     * A duration: {@code PT1H30M}, {@code 1:30} or {@code 1:30:00}.
     *
     * @throws BadCellException if the text is none
     */
    Duration duration(String text) {
        Matcher clock = CLOCK.matcher(text);
        try {
            return clock.matches() ? duration(clock) : Duration.parse(text);
        } catch (DateTimeException e) {
            throw new BadCellException("is no duration, such as PT1H30M or 1:30:00");
        }
    }

    private static Duration duration(Matcher clock) {
        String seconds = clock.group(4) == null ? "0" : clock.group(4);
        String fraction = clock.group(5) == null ? "" : "." + clock.group(5);
        return Duration.parse(
                clock.group(1) + "PT" + clock.group(2) + "H" + clock.group(3) + "M" + seconds + fraction + "S");
    }

    private String problem(String text, String kind, String example) {
        if (pattern != null) {
            return "is no " + kind + " of the form " + pattern + ", which dateFormat was given; write all alike";
        }
        for (String known : KNOWN) {
            if (matches(known, text)) {
                return "is no " + kind + " like " + example + "; if all are written so, call dateFormat(\"" + known
                        + "\")";
            }
        }
        return "is no " + kind + " like " + example
                + "; give its form with dateFormat, such as dateFormat(\"dd.MM.yyyy\")";
    }

    private static boolean matches(String known, String text) {
        try {
            formatter(known).parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
