package fr.denicheur.sync;

/** Hears how far a run has come. Called from several threads at once. */
public interface SyncProgress {
  /** Hears nothing. */
  SyncProgress NONE =
      new SyncProgress() {
        @Override
        public void found(int files) {}

        @Override
        public void done() {}
      };

  /** The scan is over and has found so many files; called once, before {@link #done}. */
  void found(int files);

  /** One more file needs no further work, whether it was read or had not changed. */
  void done();
}
