package dev.gradwright.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.gradwright.dsl.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds types with {@code @Network} inside methods and other code. Compilers do not show these to processors; javac has
 * them in its trees, other compilers have none. Names in code are not resolved yet, so only files that import the
 * annotation are searched.
 */
public final class LocalTypes {
    private static final String ANNOTATION = Network.class.getSimpleName();
    private static final String PACKAGE = Network.class.getPackageName();

    private LocalTypes() {}

    /**
     * A local type with {@code @Network}.
     *
     * @param name as written
     */
    public record LocalType(String name, TreeOrigin origin) {}

    /** Those in the sources of a round. */
    public static List<LocalType> in(RoundEnvironment round, ProcessingEnvironment environment) {
        return JavacTrees.in(environment)
                .map(trees -> Search.in(round, trees, environment.getElementUtils()))
                .orElse(List.of());
    }

    /** Searches a file; the parameter tells whether a tree is inside of code. */
    private static final class Search extends TreeScanner<@Nullable Void, Boolean> {
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final List<LocalType> found;

        private Search(Trees trees, CompilationUnitTree unit, List<LocalType> found) {
            this.trees = trees;
            this.unit = unit;
            this.found = found;
        }

        static List<LocalType> in(RoundEnvironment round, Trees trees, Elements elements) {
            List<LocalType> found = new ArrayList<>();
            Set<CompilationUnitTree> visited = new HashSet<>();
            for (Element root : round.getRootElements()) {
                TreePath path = trees.getPath(root);
                if (path != null && visited.add(path.getCompilationUnit())) {
                    CompilationUnitTree unit = path.getCompilationUnit();
                    if (imports(unit, elements)) {
                        new Search(trees, unit, found).scan(unit, false);
                    }
                }
            }
            return found;
        }

        /** Whether the simple name means the annotation: a type of the package hides one that is imported on demand. */
        private static boolean imports(CompilationUnitTree unit, Elements elements) {
            String home = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            return unit.getImports().stream()
                    .filter(statement -> !statement.isStatic())
                    .map(statement -> statement.getQualifiedIdentifier().toString())
                    .anyMatch(name -> name.equals(PACKAGE + "." + ANNOTATION)
                            || (name.equals(PACKAGE + ".*") && elements.getTypeElement(home + ANNOTATION) == null));
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, Boolean isInCode) {
            if (isInCode) {
                for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
                    if (annotation.getAnnotationType().toString().equals(ANNOTATION)) {
                        found.add(new LocalType(
                                type.getSimpleName().toString(), new TreeOrigin(trees, annotation, unit)));
                    }
                }
            }
            return super.visitClass(type, isInCode);
        }

        @Override
        public @Nullable Void visitBlock(BlockTree block, Boolean isInCode) {
            return super.visitBlock(block, true);
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Boolean isInCode) {
            return super.visitLambdaExpression(lambda, true);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, Boolean isInCode) {
            return super.visitNewClass(creation, true);
        }
    }
}
