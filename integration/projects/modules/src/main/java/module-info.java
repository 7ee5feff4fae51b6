module shop {
    requires dev.gradwright.runtime;
}
