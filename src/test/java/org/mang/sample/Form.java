package org.mang.sample;

/** The forms of {@code jobs/forms/}: their codes, and how offices name the files. */
enum Form {
  DISTRICT_CHILDREN("district-children", "Bieu 01TE", 15),
  DISTRICT_PARTICIPATION("district-participation", "Bieu 02TE", 15),
  DISTRICT_INJURIES("district-injuries", "Phu luc 1 TNTT", 15),
  HEALTH_INJURIES("health-injuries", "Bieu 03YT-TE", 10),
  HEALTH_HIV("health-hiv", "Bieu 04YT-TE", 15),
  EDUCATION_PUPILS("education-pupils", "Bieu 05GD-TE", 15),
  POLICE_ABUSE("police-abuse", "Bieu 06CA-TE", 10),
  CHILD_REGISTER("child-register", "So theo doi tre em", 30);

  private final String code;
  private final String fileName;
  private final int dueDays;

  Form(String code, String fileName, int dueDays) {
    this.code = code;
    this.fileName = fileName;
    this.dueDays = dueDays;
  }

  String code() {
    return code;
  }

  String fileName() {
    return fileName;
  }

  /** Days from a period's end until the form is due. */
  int dueDays() {
    return dueDays;
  }
}
