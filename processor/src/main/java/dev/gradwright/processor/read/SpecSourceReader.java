package dev.gradwright.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.gradwright.processor.declaration.SpecSource;
import dev.gradwright.processor.declaration.SpecSource.MethodLines;
import dev.gradwright.processor.naming.QualifiedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the source text of types through the trees of javac. */
public final class SpecSourceReader {
    private final Elements elements;
    private final Optional<Trees> trees;

    /** A reader for one compilation. */
    public SpecSourceReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.trees = JavacTrees.in(environment);
    }

    /** The source of a type; empty if it is in a class file, or the compiler is not javac. */
    public Optional<SpecSource> read(QualifiedName name) {
        TypeElement type = elements.getTypeElement(name.full());
        return trees.filter(found -> type != null).flatMap(found -> {
            TreePath path = found.getPath(type);
            return path == null ? Optional.empty() : Optional.of(read(name, type, path, found));
        });
    }

    private static SpecSource read(QualifiedName name, TypeElement type, TreePath path, Trees trees) {
        Source source = new Source(path.getCompilationUnit(), trees.getSourcePositions());
        int start = source.startOfComment(source.start(path.getLeaf()));
        String text = source.lines(start, source.end(path.getLeaf()));
        List<MethodLines> methods = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            TreePath found = trees.getPath(method);
            if (method.getModifiers().contains(Modifier.ABSTRACT) && found != null) {
                methods.add(new MethodLines(
                        method.getSimpleName().toString(),
                        source.linesBetween(start, source.start(found.getLeaf())),
                        source.linesBetween(start, source.end(found.getLeaf()))));
            }
        }
        return new SpecSource(name, text, methods);
    }

    /** The text of a source file and the positions in it. */
    private static final class Source {
        private final String text;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Source(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.text = textOf(unit);
        }

        private static String textOf(CompilationUnitTree unit) {
            try {
                return unit.getSourceFile().getCharContent(true).toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int start(Tree tree) {
            return Math.toIntExact(positions.getStartPosition(unit, tree));
        }

        int end(Tree tree) {
            return Math.toIntExact(positions.getEndPosition(unit, tree));
        }

        /** The start of the documentation comment before a position; the position itself if there is none. */
        int startOfComment(int position) {
            boolean follows = text.substring(0, position).stripTrailing().endsWith("*/");
            int comment = text.lastIndexOf("/**", position);
            return follows && comment >= 0 ? comment : position;
        }

        /** Number of line ends between two positions. */
        int linesBetween(int from, int to) {
            return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
        }

        /** The text between two positions, with whole lines, without the indentation that all lines have. */
        String lines(int from, int to) {
            int start = text.lastIndexOf('\n', from - 1) + 1;
            boolean startsLine = text.substring(start, from).isBlank();
            return text.substring(startsLine ? start : from, to)
                            .replace("\r\n", "\n")
                            .stripIndent()
                            .stripTrailing()
                    + "\n";
        }
    }
}
