package dev.gradwright.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations that the compiler leaves out because their types are missing: before version 21, javac has them
 * only in its trees.
 */
interface MissingAnnotations {
    /** The names, as written, of the missing annotations on an element. */
    List<String> on(Element element);

    /** The implementation for this compiler. */
    static MissingAnnotations in(ProcessingEnvironment environment) {
        Optional<Trees> trees = JavacTrees.in(environment);
        return trees.isPresent() ? new OfJavac(trees.get()) : element -> List.of();
    }

    /** Compares javac's trees with its elements. */
    record OfJavac(Trees trees) implements MissingAnnotations {
        @Override
        public List<String> on(Element element) {
            List<? extends AnnotationTree> written = annotationsOf(trees.getTree(element));
            // Type-use annotations and repeated annotations are not annotations of the element either.
            if (written.size() <= element.getAnnotationMirrors().size()) {
                return List.of();
            }
            TreePath unit = new TreePath(trees.getPath(element).getCompilationUnit());
            return written.stream()
                    .map(AnnotationTree::getAnnotationType)
                    .filter(type -> isMissing(trees.getTypeMirror(new TreePath(unit, type))))
                    .map(Tree::toString)
                    .toList();
        }

        private static List<? extends AnnotationTree> annotationsOf(Tree tree) {
            ModifiersTree modifiers = tree instanceof MethodTree method
                    ? method.getModifiers()
                    : tree instanceof ClassTree type ? type.getModifiers() : null;
            return modifiers == null ? List.of() : modifiers.getAnnotations();
        }

        private static boolean isMissing(@Nullable TypeMirror type) {
            return type != null && type.getKind() == TypeKind.ERROR;
        }
    }
}
