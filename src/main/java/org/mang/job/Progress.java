package org.mang.job;

/** Told how far a run has come. */
public interface Progress {

  /** A step begins. */
  void step(String name);

  /** One more of a step's things is done. */
  void done(int count, int of, String what);

  /** Something that a person should see. */
  void note(String text);

  /** Says nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void step(String name) {}

      @Override
      public void done(int count, int of, String what) {}

      @Override
      public void note(String text) {}
    };
  }
}
