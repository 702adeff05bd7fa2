package org.mang.template;

import org.mang.form.Form;

/**
 * Whose letterhead a report bears.
 *
 * @param above whom the office is under, or in whose name it acts
 * @param own the office; empty if it is not known
 */
record Offices(String above, String own) {

  private static final String COMMITTEE = "Ủy ban nhân dân ";

  static Offices of(Request request) {
    Form form = request.form();
    String name = request.reporter().name();
    if (form.reportedByDistrict()) {
      return new Offices(COMMITTEE + name, "");
    }
    String city =
        request.places().areas("city", null).stream()
            .findFirst()
            .map(Places.Named::name)
            .orElse("");
    // The police are the ministry's, not the city's: in full, they are of a city by name.
    return form.reporter().equals("police")
        ? new Offices("Bộ Công an", withName(name, city))
        : new Offices(COMMITTEE + city, name);
  }

  /** "Công an thành phố" is of "Thành phố Hải Phòng". */
  private static String withName(String office, String city) {
    String type = city.split(" (?=\\p{Lu})", 2)[0];
    return office.regionMatches(true, office.length() - type.length(), type, 0, type.length())
        ? office + city.substring(type.length())
        : office;
  }
}
