package fr.denicheur.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar's manifest, where the build wrote it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"denicheur " + (version == null ? "(not packaged)" : version)};
  }
}
