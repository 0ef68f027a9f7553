package fr.denicheur.posting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Digests of contents, written in hexadecimal digits. */
public final class Digest {
  private Digest() {}

  /**
   * Returns the SHA-256 of bytes, in 64 digits. No two different contents are known to share it.
   */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns the CRC-32C of a text in UTF-8, in 1 to 8 digits. It shows that a text changed by
   * accident or by an edit; it does not resist an attacker.
   */
  public static String crc32c(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
