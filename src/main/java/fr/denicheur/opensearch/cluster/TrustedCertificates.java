package fr.denicheur.opensearch.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates of the JDK, and those of a file in PEM form. */
final class TrustedCertificates {
  private TrustedCertificates() {}

  /**
   * Returns a context that trusts the JDK's certificates and those of the file.
   *
   * @throws IllegalArgumentException if the file cannot be read or holds no certificate
   */
  static SSLContext with(Path caFile) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates(caFile)) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory(store).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "the CA file must hold certificates in PEM form; cannot use " + caFile, e);
    }
  }

  private static List<Certificate> certificates(Path caFile)
      throws GeneralSecurityException, IOException {
    List<Certificate> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(caFile)) {
      Collection<? extends Certificate> given =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (given.isEmpty()) {
        throw new IllegalArgumentException(
            "the CA file must hold at least one certificate; " + caFile + " holds none");
      }
      all.addAll(given);
    }
    Arrays.stream(factory(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .forEach(jdk -> all.addAll(List.of(jdk.getAcceptedIssuers())));
    return all;
  }

  /** Null stands for the certificates of the JDK. */
  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
