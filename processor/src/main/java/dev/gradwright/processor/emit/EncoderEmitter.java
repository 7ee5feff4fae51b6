package dev.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.emit.text.NameScope;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.emit.text.SourceLayout;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.lower.ComponentOp;
import dev.gradwright.processor.lower.EnumOp;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.lower.TableOp;
import dev.gradwright.processor.lower.TargetOp;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Generates the class that encodes records, and reads them from files. */
final class EncoderEmitter {
    private static final List<String> VARIABLES = List.of("row", "out", "at", "counts", "column");

    /** The types whose static members the encoder uses. */
    private static final List<ClassName> LIBRARY = List.of(
            ClassName.get(List.class),
            RuntimeTypes.CSV_CONSTANTS,
            RuntimeTypes.PRESENCE,
            RuntimeTypes.SCALE,
            RuntimeTypes.TARGET_LAYOUT,
            RuntimeTypes.TARGET_SCALER);

    private final NetworkType type;
    private final TableOp table;
    private final int columns;
    private final GeneratedTypes types;
    private final TableTypes tableTypes;
    private final EnumConstants constants;
    /** The field of a feature, and the variable of a component that is read. */
    private final Map<String, String> names = new HashMap<>();

    private EncoderEmitter(Plan plan, TableOp table) {
        this.type = plan.program().type();
        this.table = table;
        this.columns = plan.program().inputs();
        this.types = GeneratedTypes.of(type);
        this.tableTypes = TableTypes.of(table);
        NameScope scope = new NameScope(VARIABLES);
        takenByTypes().forEach(scope::unique);
        table.components()
                .forEach(component -> names.put(component.name(), scope.unique(component.name(), "Component")));
        this.constants = EnumConstants.of(table, scope);
    }

    static SourceFile emit(Plan plan, TableOp table) {
        return new EncoderEmitter(plan, table).emit();
    }

    /** Names of types and packages in expressions, which a field of the name would hide. */
    private Set<String> takenByTypes() {
        Stream<QualifiedName> users = Stream.concat(
                Stream.of(table.record()), EnumConstants.types(table).map(EnumOp::type));
        Set<String> taken = new HashSet<>(NetworkNames.packageRoots(type));
        LIBRARY.forEach(named -> taken.add(named.simpleName()));
        users.forEach(named -> {
            taken.addAll(List.of(named.name().split("\\.", -1)));
            taken.add(named.packageName().split("\\.", -1)[0]);
        });
        return taken;
    }

    private SourceFile emit() {
        TypeSpec.Builder encoder = TypeSpec.classBuilder(types.encoder())
                .addJavadoc(
                        "Encodes a {@link $T} as $L numbers. What it learns from the training rows is saved with a\n{@link $T}.",
                        tableTypes.record(),
                        columns,
                        types.network())
                .addAnnotations(GeneratedTypes.annotations(type, type.encoderLints()))
                .addModifiers(
                        Visibilities.modifiers(tableTypes.visibility(type)).toArray(Modifier[]::new))
                .addModifiers(Modifier.FINAL)
                .alwaysQualify(type.taken().types().toArray(String[]::new))
                .superclass(tableTypes.encoder())
                .addFields(constants.fields())
                .addFields(featureFields())
                .addMethod(constructor())
                .addMethod(learn())
                .addMethod(write())
                .addMethod(tally())
                .addMethods(group())
                .addMethod(read())
                .addMethod(readTarget())
                .addMethod(csvColumns());
        return SourceLayout.of(type.packageName(), encoder.build(), new StaticImports(Set.of()), fieldGroups());
    }

    private Set<String> fieldGroups() {
        return table.features().stream()
                .limit(1)
                .map(feature -> names.get(feature.name()))
                .collect(Collectors.toSet());
    }

    private List<FieldSpec> featureFields() {
        List<FieldSpec> fields = new ArrayList<>();
        for (ComponentOp feature : table.features()) {
            fields.add(FieldSpec.builder(
                            EncodingCode.type(feature), names.get(feature.name()), Modifier.PRIVATE, Modifier.FINAL)
                    .build());
        }
        return fields;
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (table.group().isEmpty()) { // the encoder of a ranking has but one kind of target
            constructor.addStatement("super($L)", tableTypes.targetColumn());
        }
        for (ComponentOp feature : table.features()) {
            constructor.addStatement("$L = add($L)", names.get(feature.name()), EncodingCode.creation(feature));
        }
        return constructor.build();
    }

    private MethodSpec learn() {
        MethodSpec.Builder learn = override("learn", TypeName.VOID).addParameter(tableTypes.record(), "row");
        for (ComponentOp feature : table.features()) {
            learn.addStatement("$L.learn(row.$L())", names.get(feature.name()), feature.name());
        }
        return learn.build();
    }

    private MethodSpec write() {
        MethodSpec.Builder write = override("write", TypeName.VOID)
                .addParameter(tableTypes.record(), "row")
                .addParameter(ArrayTypeName.of(TypeName.FLOAT), "out")
                .addParameter(TypeName.INT, "at");
        for (ComponentOp feature : table.features()) {
            write.addStatement("$L.encode(row.$L(), out, at)", names.get(feature.name()), feature.name());
        }
        return write.build();
    }

    private MethodSpec tally() {
        MethodSpec.Builder tally = override("tally", TypeName.VOID)
                .addParameter(tableTypes.record(), "row")
                .addParameter(RuntimeTypes.ROW_COUNTS, "counts");
        for (ComponentOp feature : table.features()) {
            tally.addStatement("$L.count(row.$L(), counts)", names.get(feature.name()), feature.name());
        }
        return tally.build();
    }

    private List<MethodSpec> group() {
        return table.group().stream()
                .map(component -> override("group", ClassName.get(Object.class))
                        .addParameter(tableTypes.record(), "row")
                        .addStatement("return row.$L()", component)
                        .build())
                .toList();
    }

    private MethodSpec read() {
        MethodSpec.Builder read = override("read", tableTypes.record()).addParameter(csvRow());
        List<CodeBlock> arguments = new ArrayList<>();
        int column = 0;
        for (ComponentOp component : table.components()) {
            if (component.type().isEmpty()) {
                arguments.add(CodeBlock.of(component.isPrimitive() ? "'\\0'" : "null"));
                continue;
            }
            String name = names.get(component.name());
            read.addStatement("$T $L = $L", CellCode.type(component), name, CellCode.of(component, column, constants));
            arguments.add(CodeBlock.of("$L", name));
            column++;
        }
        return read.addStatement(
                        "return row.isBad() ? null : new $T($L)", tableTypes.record(), CodeBlock.join(arguments, ", "))
                .build();
    }

    private MethodSpec readTarget() {
        MethodSpec.Builder read = override("readTarget", tableTypes.target())
                .addParameter(csvRow())
                .addParameter(TypeName.INT, "column");
        if (table.target() instanceof TargetOp.OfEnum target) {
            read.addStatement("return row.getConstant(column, $L)", constants.name(target.type()));
        } else if (table.target() instanceof TargetOp.OfBoolean) {
            read.addStatement("return row.getBoolean(column)");
        } else {
            read.addStatement("return row.getDouble(column)");
        }
        return read.build();
    }

    private MethodSpec csvColumns() {
        CodeBlock columns = table.components().stream()
                .filter(component -> component.type().isPresent())
                .map(component -> CodeBlock.of(
                        "new $T($S, $L)", RuntimeTypes.CSV_COLUMN, component.column(), component.isRequired()))
                .collect(CodeBlock.joining(", "));
        return override("csvColumns", ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.CSV_COLUMN))
                .addStatement("return $T.of($L)", List.class, columns)
                .build();
    }

    private static ParameterSpec csvRow() {
        return ParameterSpec.builder(RuntimeTypes.CSV_ROW, "row").build();
    }

    private static MethodSpec.Builder override(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(type);
    }

    /** The constants of an encoder that find the constants of enums by their texts in files. */
    record EnumConstants(Map<EnumOp, String> byType) {
        /** @param scope the names of other fields, and of types */
        static EnumConstants of(TableOp table, NameScope scope) {
            Map<EnumOp, String> names = new LinkedHashMap<>();
            types(table)
                    .forEach(type ->
                            names.put(type, scope.unique(upperCase(type.type().simple()), "_CONSTANTS")));
            return new EnumConstants(names);
        }

        /** The enums of the components and of the target. */
        static Stream<EnumOp> types(TableOp table) {
            Stream<EnumOp> ofTarget =
                    table.target() instanceof TargetOp.OfEnum target ? Stream.of(target.type()) : Stream.empty();
            return Stream.concat(
                            table.components().stream().flatMap(component -> component.enumType().stream()), ofTarget)
                    .distinct();
        }

        /** {@code PaymentMethod} as {@code PAYMENT_METHOD}. */
        private static String upperCase(String simpleName) {
            return simpleName
                    .replaceAll("(\\p{javaLowerCase}|\\d)(\\p{javaUpperCase})", "$1_$2")
                    .toUpperCase(Locale.ROOT);
        }

        String name(EnumOp type) {
            return byType.get(type);
        }

        List<FieldSpec> fields() {
            return byType.entrySet().stream()
                    .map(entry -> field(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private static FieldSpec field(EnumOp type, String name) {
            ClassName named = GeneratedTypes.named(type.type());
            CodeBlock texts =
                    type.texts().stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", "));
            return FieldSpec.builder(
                            ParameterizedTypeName.get(RuntimeTypes.CSV_CONSTANTS, named),
                            name,
                            Modifier.PRIVATE,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer("$T.of($T.values(), $L)", RuntimeTypes.CSV_CONSTANTS, named, texts)
                    .build();
        }
    }
}
