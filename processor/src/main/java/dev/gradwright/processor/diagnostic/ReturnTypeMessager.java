package dev.gradwright.processor.diagnostic;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.gradwright.processor.read.ElementOrigin;
import dev.gradwright.processor.read.JavacTrees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/**
 * Prints problems at return types. {@link javax.annotation.processing.Messager} cannot point at these, but javac's
 * trees can; other compilers have none.
 */
interface ReturnTypeMessager {
    /** Prints a problem at the return type of a method. Returns false if the position cannot be found. */
    boolean print(Kind kind, String text, ElementOrigin method);

    /** The one for this compiler. */
    static ReturnTypeMessager in(ProcessingEnvironment environment) {
        Optional<Trees> trees = JavacTrees.in(environment);
        return trees.isPresent() ? new OfJavac(trees.get()) : (kind, text, method) -> false;
    }

    /** Finds return types in javac's trees. */
    record OfJavac(Trees trees) implements ReturnTypeMessager {
        @Override
        public boolean print(Kind kind, String text, ElementOrigin method) {
            TreePath path = trees.getPath(method.element());
            if (path == null || !(path.getLeaf() instanceof MethodTree tree) || tree.getReturnType() == null) {
                return false;
            }
            trees.printMessage(kind, text, startOf(tree.getReturnType()), path.getCompilationUnit());
            return true;
        }

        /** Javac would point at the last dot of a qualified name, and at the bracket before type arguments. */
        private static Tree startOf(Tree type) {
            if (type instanceof ParameterizedTypeTree parameterized) {
                return startOf(parameterized.getType());
            }
            return type instanceof MemberSelectTree qualified ? startOf(qualified.getExpression()) : type;
        }
    }
}
