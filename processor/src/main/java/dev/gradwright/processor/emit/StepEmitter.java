package dev.gradwright.processor.emit;

import com.palantir.javapoet.MethodSpec;
import dev.gradwright.processor.emit.op.OpCode;
import dev.gradwright.processor.emit.op.Packed;
import dev.gradwright.processor.emit.op.Pass;
import dev.gradwright.processor.emit.op.PredictorLayer;
import dev.gradwright.processor.emit.text.LineBreaks;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.plan.PredictorStep;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Generates one step of a predictor: its packed weights and its method. */
final class StepEmitter {
    private final PredictorNames names;
    private final PredictorStep step;
    private final PredictorLayer layer;
    private final OpCode code;

    StepEmitter(PredictorNames names, StaticImports imports, PredictorStep step) {
        this.names = names;
        this.step = step;
        this.layer = new PredictorLayer(step, names.of(step), buffer -> "s." + names.of(buffer), imports);
        this.code = OpCode.of(step.op());
    }

    /** The packed weights; none if the step has no weights. */
    List<Packed> packed() {
        return code.packed(layer);
    }

    MethodSpec method(GeneratedTypes types) {
        Pass pass = code.inference(layer);
        return MethodSpec.methodBuilder(methodName())
                .addJavadoc("$L.", LineBreaks.inComment(pass.comment()))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(types.scratch(), "s")
                .addCode(pass.body())
                .build();
    }

    String methodName() {
        return names.method(step);
    }

    /** The field of the object that holds the packed weights; empty if the predictor itself holds them. */
    Optional<String> holder() {
        return names.holder(step);
    }
}
