package fr.denicheur.exchange;

/**
 * Finds out whether bytes are UTF-8 (RFC 3629, but for overlong forms), block by block. For one
 * thread.
 */
final class Utf8Check {
  private long position;
  private long sequences;
  private long wrong;
  private long firstWrong = -1;
  private long begun;
  private int expected;

  /** Takes the next bytes. */
  void take(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      take(bytes[i]);
      position++;
    }
  }

  private void take(byte next) {
    if ((next & 0xC0) == 0x80) {
      continueSequence();
      return;
    }
    if (expected > 0) {
      note();
    }
    expected = 0;
    if (next < 0) {
      begin(next & 0xFF);
    }
  }

  private void continueSequence() {
    if (expected == 0) {
      note();
    } else if (--expected == 0) {
      sequences++;
    }
  }

  private void begin(int lead) {
    begun = position;
    if (lead >= 0xC2 && lead <= 0xF4) {
      expected = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    } else {
      note();
    }
  }

  private void note() {
    wrong++;
    firstWrong = firstWrong < 0 ? position : firstWrong;
  }

  /** Whether all bytes so far are UTF-8, without a sequence that is cut off at the end. */
  boolean isUtf8() {
    return wrong == 0 && expected == 0;
  }

  /** Whether most bytes beyond ASCII are UTF-8, and some are not. */
  boolean isMixed() {
    return !isUtf8() && sequences > wrong;
  }

  /** Returns the first byte that is not UTF-8, from 0; -1 if all are. */
  long firstWrong() {
    return isUtf8() ? -1 : firstWrong < 0 ? begun : firstWrong;
  }
}
