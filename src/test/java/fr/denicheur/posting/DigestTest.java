package fr.denicheur.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Digests are those of the standards, so that other programs can compute them too. */
class DigestTest {

  @Test
  void aSha256IsThatOfTheStandard() {
    assertThat(Digest.sha256("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** The check value of CRC-32C (RFC 3720, appendix B.4, and the catalogue of CRC algorithms). */
  @Test
  void aChecksumIsThatOfTheStandard() {
    assertThat(Digest.crc32c("123456789")).isEqualTo("e3069283");
  }
}
