package dev.gradwright.processor.report;

import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.cost.Counts;
import dev.gradwright.processor.cost.LayerCost;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.report.Table.Cell;
import dev.gradwright.processor.report.Table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The network as a picture and as a table. Blocks and lists are folded: each has a picture and a table of its own. */
final class NetworkSection implements Section {
    private static final List<Column> COLUMNS = List.of(
            Column.text("layer"),
            Column.text("kind"),
            Column.text("reads"),
            Column.number("shape"),
            Column.number("parameters"),
            Column.number("multiply-adds"));

    private final Program program;
    private final Fusions fusions;
    private final Links links;
    private final LayerWords words;
    private final Map<String, Long> multiplyAdds;

    NetworkSection(Plan plan, Cost cost, Links links) {
        this.program = plan.program();
        this.fusions = new Fusions(plan);
        this.multiplyAdds = cost.layers().stream().collect(Collectors.toMap(LayerCost::name, LayerCost::multiplyAdds));
        this.links = links;
        this.words = new LayerWords(program);
    }

    @Override
    public String id() {
        return "network";
    }

    @Override
    public String title() {
        return "Network";
    }

    @Override
    public void write(Html html) {
        level(
                html,
                Drawing.of(program),
                Outline.of(program),
                program.type().spec().name(),
                () -> fusions.write(html));
    }

    private void level(Html html, Drawing drawing, List<Outline> members, String name, Runnable rest) {
        html.within(
                        "div",
                        () -> {
                            html.within(
                                    "div",
                                    () -> Picture.write(html, drawing, "The layers of " + name, targets(members)),
                                    "class",
                                    "picture scroll",
                                    "tabindex",
                                    "0",
                                    "role",
                                    "group",
                                    "aria-label",
                                    "Drawing of " + name);
                            html.within("div", () -> {
                                Table.write(
                                        html,
                                        "Layers of " + name,
                                        COLUMNS,
                                        members.stream().map(this::row).toList());
                                members.forEach(member -> unfolded(html, member));
                                rest.run();
                            });
                        },
                        "class",
                        "level")
                .line();
    }

    private void unfolded(Html html, Outline member) {
        if (member instanceof Outline.Group group) {
            html.within(
                            "details",
                            () -> {
                                html.within(
                                        "summary",
                                        () -> html.element("b", group.simpleName())
                                                .text(" " + group.title() + summary(group)));
                                level(html, Drawing.of(group, program), group.members(), group.path(), () -> {});
                            },
                            "id",
                            anchor(group))
                    .line();
        }
    }

    private static String summary(Outline.Group group) {
        long parameters = group.trainedParameters() + group.untrainedParameters();
        String all = ", " + Counts.grouped(parameters) + " parameters";
        return group.count() == 1 ? all : all + "; the first of them:";
    }

    private List<Cell> row(Outline item) {
        List<Cell> cells = new ArrayList<>();
        cells.add(html -> name(html, item));
        cells.add(Cell.text(words.kind(item)));
        cells.add(Cell.text(Words.sources(item.first().sources())));
        cells.add(Cell.text(LayerWords.shape(item)));
        cells.add(Cell.text(count(item.trainedParameters() + item.untrainedParameters())));
        cells.add(Cell.text(count(item.layers().stream()
                .mapToLong(layer -> multiplyAdds.get(layer.name()))
                .sum())));
        return cells;
    }

    /** 0 is left out, so that the layers with parameters stand out. */
    private static String count(long count) {
        return count == 0 ? "" : Counts.grouped(count);
    }

    private void name(Html html, Outline item) {
        String target = item instanceof Outline.Group group
                ? "#" + anchor(group)
                : links.target(item.path()).orElse("");
        if (target.isEmpty()) {
            html.text(item.simpleName());
        } else {
            html.element("a", item.simpleName(), "href", target);
        }
    }

    private Map<String, String> targets(List<Outline> members) {
        Map<String, String> targets = new HashMap<>();
        for (Outline member : members) {
            if (member instanceof Outline.Group group) {
                targets.put(member.path(), "#" + anchor(group));
            } else {
                links.target(member.path()).ifPresent(target -> targets.put(member.path(), target));
            }
        }
        return targets;
    }

    private static String anchor(Outline.Group group) {
        return "in-" + group.path();
    }
}
