/** The annotations and enums that declare a network. */
module dev.gradwright.dsl {
    exports dev.gradwright.dsl;
}
