package fr.denicheur.alert;

import fr.denicheur.posting.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts with a secret, by HMAC-SHA256. Any thread may use it. */
final class Signer {
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;

  private final SecretKeySpec key;

  Signer(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * Returns a signer whose secret lies in a folder, and makes it if there is none.
   *
   * @throws UncheckedIOException if the folder cannot be read or written
   */
  static Signer of(Path folder) {
    Path file = folder.resolve("secret");
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        DurableFile.write(file, HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.UTF_8));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
      }
      return new Signer(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the secret of alerts in " + folder, e);
    }
  }

  /** Returns the signature of a text in UTF-8, as 64 hexadecimal digits. */
  String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK must have " + ALGORITHM, e);
    }
  }

  /** Whether a signature is that of a text; takes as long for a nearly right one. */
  boolean isSigned(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
  }
}
