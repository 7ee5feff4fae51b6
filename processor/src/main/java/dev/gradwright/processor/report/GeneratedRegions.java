package dev.gradwright.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the layers in a generated class. Their names are in the comments of methods and in the statements that create
 * layers; the names of the fields follow from these statements.
 */
final class GeneratedRegions {
    private static final Pattern COMMENT = Pattern.compile("(?:    /\\*\\*|     \\*) (\\S+): .*");
    private static final Pattern MERGED = Pattern.compile("then (\\S+): ");
    private static final Pattern LAYER = Pattern.compile(" *(?:(\\w+) = )?.*layers\\.add\\(new \\w+\\(\"([^\"]+)\".*");
    private static final Pattern STATEMENT =
            Pattern.compile(" {8,}(?:(\\w+) = \\w+\\.\\w+\\(weights, |graph\\.node\\()\"([^\"]+)\".*");
    private static final Pattern GROUP = Pattern.compile("        (\\w+) = (?:new \\w+|List\\.of)\\(.*\\);");
    private static final Pattern FIELD = Pattern.compile("    private (?:final )?[\\w<>]+ (\\w+);");
    private static final Pattern ACCESSOR = Pattern.compile("    (?:public |protected )?[\\w<>.]+ (\\w+)\\(\\) \\{");

    private final List<String> lines;
    private final Links links;
    private final Map<Integer, Region> found = new TreeMap<>();
    private final Map<String, Integer> fields = new HashMap<>();

    private GeneratedRegions(String text, Links links) {
        this.lines = text.lines().toList();
        this.links = links;
    }

    /** The regions of a generated text, in order, without overlaps. */
    static List<Region> of(String text, Links links) {
        GeneratedRegions regions = new GeneratedRegions(text, links);
        regions.findStatements();
        regions.findMethods();
        regions.findFields();
        return regions.withoutOverlaps();
    }

    private void findStatements() {
        for (int i = 0; i < lines.size(); i++) {
            Matcher layer = LAYER.matcher(lines.get(i));
            Matcher statement = STATEMENT.matcher(lines.get(i));
            if (layer.matches()) {
                add(paragraphStart(i), paragraphEnd(i), layer.group(1), layer.group(2));
            } else if (statement.matches()) {
                add(i, statementEnd(i), statement.group(1), statement.group(2));
            } else {
                findGroup(i);
            }
        }
    }

    /** A block or list is created from its layers; its field has the name of its method if that is not taken. */
    private void findGroup(int line) {
        Matcher group = GROUP.matcher(lines.get(line));
        if (group.matches()) {
            links.of(group.group(1)).ifPresent(number -> fields.putIfAbsent(group.group(1), number));
        }
    }

    private void add(int first, int last, String field, String path) {
        links.of(path).ifPresent(number -> {
            found.putIfAbsent(first, new Region(first, last, List.of(number)));
            if (field != null) {
                fields.putIfAbsent(field, number);
            }
        });
    }

    private void findMethods() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("    /**")) {
                int start = i;
                commented(start).ifPresent(region -> found.put(start, region));
            }
        }
    }

    /** A method whose comment begins with the name of a layer. */
    private Optional<Region> commented(int start) {
        Set<Integer> numbers = new LinkedHashSet<>();
        int line = start;
        while (line < lines.size() && isComment(lines.get(line))) {
            Matcher comment = COMMENT.matcher(lines.get(line));
            if (numbers.isEmpty() && comment.matches()) {
                links.of(comment.group(1)).ifPresent(numbers::add);
            }
            if (!numbers.isEmpty()) {
                MERGED.matcher(lines.get(line))
                        .results()
                        .forEach(merged -> links.of(merged.group(1)).ifPresent(numbers::add));
            }
            line++;
        }
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Region(start, memberEnd(line), List.copyOf(numbers)));
    }

    private static boolean isComment(String line) {
        return line.startsWith("    /**") || line.startsWith("     *");
    }

    private void findFields() {
        for (int i = 0; i < lines.size(); i++) {
            Matcher field = FIELD.matcher(lines.get(i));
            Matcher accessor = ACCESSOR.matcher(lines.get(i));
            if (field.matches() && fields.containsKey(field.group(1))) {
                found.putIfAbsent(i, new Region(i, paragraphEnd(i), List.of(fields.get(field.group(1)))));
            } else if (accessor.matches()
                    && fields.containsKey(accessor.group(1))
                    && i + 1 < lines.size()
                    && lines.get(i + 1).equals("        return " + accessor.group(1) + ";")) {
                int first = lines.get(i - 1).equals("    @Override") ? i - 1 : i;
                found.putIfAbsent(first, new Region(first, memberEnd(i), List.of(fields.get(accessor.group(1)))));
            }
        }
    }

    private int paragraphStart(int line) {
        int start = line;
        while (start > 0 && !endsParagraph(lines.get(start - 1))) {
            start--;
        }
        return start;
    }

    private int paragraphEnd(int line) {
        int end = line;
        while (end + 1 < lines.size() && !endsParagraph(lines.get(end + 1))) {
            end++;
        }
        return end;
    }

    private static boolean endsParagraph(String line) {
        return line.isBlank() || line.matches("    (?:\\S.*[{]|})");
    }

    private int statementEnd(int line) {
        int end = line;
        while (end + 1 < lines.size() && !lines.get(end).endsWith(";")) {
            end++;
        }
        return end;
    }

    private int memberEnd(int line) {
        int end = line;
        while (end + 1 < lines.size()
                && !lines.get(end).equals("    }")
                && !lines.get(end).matches("    \\S.*;")) {
            end++;
        }
        return end;
    }

    private List<Region> withoutOverlaps() {
        List<Region> regions = new ArrayList<>();
        int next = 0;
        for (Region region : found.values()) {
            if (region.first() >= next) {
                regions.add(region);
                next = region.last() + 1;
            }
        }
        return regions;
    }
}
