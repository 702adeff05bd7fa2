package org.mang.release;

import java.util.BitSet;
import java.util.List;

/**
 * All counts of people that a release could show, and what ties them.
 *
 * @param counts by number
 * @param known the counts that earlier releases gave away; they cannot be hidden any more
 */
record CountSystem(List<Count> counts, List<Relation> relations, BitSet known) {

  /** A count that could be of a single child is from 1 to this. */
  static final int SMALL = 4;

  enum Kind {
    /** Stands in a figure. */
    COUNT,
    /** What a share leaves of its denominator; shown by showing both. */
    REST,
    /** By how much hidden counts moved since an earlier release. */
    CHANGE
  }

  /**
   * A count of people, or what can be computed from some.
   *
   * @param value above 0 and below 5 it is small
   * @param mustStay whether the plan asks for it; a rest of that kind is not guarded
   * @param cost of hiding it, beside other counts
   */
  record Count(Kind kind, double value, boolean mustStay, double cost) {

    boolean isSmall() {
      return value > 1e-9 && value < SMALL + 1;
    }

    /** The least that it can be: a zero is never hidden. */
    double floor() {
      return kind == Kind.COUNT ? Math.min(1, value) : 0;
    }
  }

  /** The counts that are hidden for their own sake. */
  BitSet small() {
    BitSet small = new BitSet();
    for (int i = 0; i < counts.size(); i++) {
      small.set(i, counts.get(i).kind() == Kind.COUNT && counts.get(i).isSmall());
    }
    return small;
  }

  /** As if all were hidden that can be: hiding makes nothing wider than it is then. */
  BitSet allHidden() {
    BitSet all = small();
    for (int i = 0; i < counts.size(); i++) {
      if (canHide(i)) {
        all.set(i);
      }
    }
    return all;
  }

  /** Not a zero: who knows that small counts are hidden would take it for one. */
  boolean canHide(int count) {
    Count one = counts.get(count);
    return one.kind() == Kind.COUNT && one.value() > 1e-9 && !one.mustStay() && !known.get(count);
  }

  /** The counts that somebody has who reads this release and those before. */
  BitSet shown(BitSet hidden) {
    BitSet shown = new BitSet();
    for (int i = 0; i < counts.size(); i++) {
      shown.set(i, counts.get(i).kind() == Kind.COUNT && !hidden.get(i));
    }
    shown.or(known);
    return shown;
  }

  /** Whether nobody may find out what it is, given that it is not shown. */
  boolean isGuarded(int count) {
    Count one = counts.get(count);
    return one.kind() == Kind.COUNT || (one.isSmall() && !one.mustStay());
  }

  double[] values() {
    return counts.stream().mapToDouble(Count::value).toArray();
  }
}
