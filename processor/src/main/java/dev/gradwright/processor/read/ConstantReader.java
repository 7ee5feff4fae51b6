package dev.gradwright.processor.read;

import dev.gradwright.processor.declaration.AttributeValue;
import dev.gradwright.processor.declaration.Constant;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/**
 * Converts annotation values to constants. The compiler represents a value that it has not found by one that does not
 * fit the type of the attribute.
 */
final class ConstantReader extends SimpleAnnotationValueVisitor14<Constant, TypeMirror> {
    private final ElementOrigin origin;

    /**
     * @param origin the value
     */
    ConstantReader(ElementOrigin origin) {
        this.origin = origin;
    }

    /**
     * Reads a value.
     *
     * @param type of the attribute
     */
    Constant read(AnnotationValue value, TypeMirror type) {
        return value.accept(this, type);
    }

    @Override
    protected Constant defaultAction(Object value, TypeMirror type) {
        return type.getKind() == TypeKind.ERROR ? new Constant.Unresolved() : new Constant.Foreign();
    }

    @Override
    public Constant visitInt(int value, TypeMirror type) {
        return switch (type.getKind()) {
            case INT -> new Constant.OfInt(value);
            case LONG -> new Constant.OfLong(value);
            case DOUBLE -> new Constant.OfDouble(value);
            default -> new Constant.Unresolved();
        };
    }

    @Override
    public Constant visitLong(long value, TypeMirror type) {
        return type.getKind() == TypeKind.LONG ? new Constant.OfLong(value) : new Constant.Unresolved();
    }

    @Override
    public Constant visitDouble(double value, TypeMirror type) {
        return type.getKind() == TypeKind.DOUBLE ? new Constant.OfDouble(value) : new Constant.Unresolved();
    }

    @Override
    public Constant visitBoolean(boolean value, TypeMirror type) {
        return type.getKind() == TypeKind.BOOLEAN ? new Constant.OfBoolean(value) : new Constant.Unresolved();
    }

    @Override
    public Constant visitString(String value, TypeMirror type) {
        return TypeNames.of(type).equals(String.class.getName())
                ? new Constant.OfString(value)
                : new Constant.Unresolved();
    }

    @Override
    public Constant visitEnumConstant(VariableElement constant, TypeMirror type) {
        return TypeNames.of(constant.asType()).equals(TypeNames.of(type))
                ? new Constant.OfEnum(constant.getSimpleName().toString())
                : new Constant.Unresolved();
    }

    @Override
    public Constant visitType(TypeMirror literal, TypeMirror type) {
        return ClassReader.isResolved(literal)
                ? new Constant.OfClass(TypeNames.of(literal), ClassReader.read(literal))
                : new Constant.Unresolved();
    }

    @Override
    public Constant visitArray(List<? extends AnnotationValue> values, TypeMirror type) {
        if (!(type instanceof ArrayType array)) {
            return new Constant.Unresolved();
        }
        List<AttributeValue> elements = new ArrayList<>();
        for (AnnotationValue value : values) {
            ElementOrigin element = origin.value(Integer.toString(elements.size()), value);
            elements.add(
                    new AttributeValue(new ConstantReader(element).read(value, array.getComponentType()), element));
        }
        return new Constant.OfArray(List.copyOf(elements));
    }
}
