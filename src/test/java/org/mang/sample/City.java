package org.mang.sample;

import java.io.IOException;
import java.util.List;

/** What truly was, in 2019 and 2020, in the invented Hải Phòng of the sample. */
record City(
    Areas areas,
    Children children,
    Injuries injuries,
    FacilityInjuries facilityInjuries,
    HivChildren hivChildren,
    Victims victims,
    Activities activities,
    Register register) {

  static final String CODE = "31";
  static final List<Integer> YEARS = List.of(2019, 2020);

  static City build() throws IOException {
    Areas areas = Areas.read();
    Children children = new Children(areas);
    return new City(
        areas,
        children,
        new Injuries(areas, children),
        new FacilityInjuries(areas),
        new HivChildren(areas),
        new Victims(areas),
        new Activities(areas),
        new Register(areas));
  }

  List<Pupils> pupils(int year) {
    return areas.districts().stream().map(district -> Pupils.in(district, year, children)).toList();
  }
}
