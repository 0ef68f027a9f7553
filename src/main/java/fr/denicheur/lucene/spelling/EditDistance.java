package fr.denicheur.lucene.spelling;

/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make one
 * word of another (optimal string alignment).
 */
final class EditDistance {
  private EditDistance() {}

  /** Returns the distance, or any number above {@code most} where it is above. */
  static int between(String one, String other, int most) {
    if (Math.abs(one.length() - other.length()) > most) {
      return most + 1;
    }
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length(); j++) {
        row[j] = step(one, other, i, j, beforeLast, last, row);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
  }

  private static int step(
      String one, String other, int i, int j, int[] beforeLast, int[] last, int[] row) {
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int best = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
  }
}
