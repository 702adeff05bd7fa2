package org.mang.sample;

/** A row of the education department's yearly form. */
record Pupils(
    District district,
    int primary,
    int lowerSecondary,
    int leftPrimary,
    int leftLowerSecondary,
    int returned,
    int abuseReferred) {

  static Pupils in(District district, int year, Children children) {
    Dice dice = new Dice("pupils/" + district.code());
    int under16 = children.of(district, Period.wholeOf(year)).get(ChildCount.CHILDREN);
    int primary = (int) (under16 * dice.between(0.335, 0.350));
    int lowerSecondary = district.hasCommunes() ? (int) (under16 * dice.between(0.215, 0.230)) : 0;
    Dice leaving = new Dice("leaving/" + district.code() + "/" + year);
    int leftPrimary = (int) (primary * leaving.between(0, 0.00035));
    int leftLowerSecondary = (int) (lowerSecondary * leaving.between(0.0006, 0.0019));
    int returned = (int) ((leftPrimary + leftLowerSecondary) * leaving.between(0.3, 0.7));
    return new Pupils(
        district,
        primary,
        lowerSecondary,
        leftPrimary,
        leftLowerSecondary,
        returned,
        leaving.chance(0.25) ? 1 : 0);
  }
}
