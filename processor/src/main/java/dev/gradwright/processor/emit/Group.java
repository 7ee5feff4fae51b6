package dev.gradwright.processor.emit;

import dev.gradwright.processor.spec.BlockSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.RepeatSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A block, or a list of layers or blocks, which holds others of the network.
 *
 * @param member the block or the list
 * @param held what it holds, in order
 */
record Group(Member member, List<Member> held) {
    /** Those of a network, each after those that it holds. */
    static List<Group> of(NetworkSpec spec) {
        List<Group> groups = new ArrayList<>();
        spec.members().forEach(member -> collect(member, groups));
        return groups;
    }

    private static void collect(Member member, List<Group> groups) {
        if (member instanceof BlockSpec block) {
            collect(block, block.members(), groups);
        } else if (member instanceof RepeatSpec repeat) {
            collect(repeat, repeat.elements(), groups);
        }
    }

    private static void collect(Member member, List<Member> held, List<Group> groups) {
        held.forEach(inner -> collect(inner, groups));
        groups.add(new Group(member, held));
    }

    String path() {
        return member.name();
    }
}
