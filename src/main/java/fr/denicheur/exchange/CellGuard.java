package fr.denicheur.exchange;

/**
 * Keeps spreadsheets from running a cell as a formula, as OWASP's page on CSV injection advises: an
 * apostrophe stands before a cell that begins with {@code =}, {@code +}, {@code -}, {@code @}, a
 * tab or a line end. A cell that begins with an apostrophe gets one more, so that every guard can
 * be removed without a doubt.
 */
final class CellGuard {
  private static final char GUARD = '\'';
  private static final String GUARDED = "=+-@\t\r\n'";

  private CellGuard() {}

  /** Returns a cell that is no formula. */
  static String guarded(String cell) {
    return beginsFormula(cell, 0) ? GUARD + cell : cell;
  }

  /** Returns the cell that {@link #guarded} was given. */
  static String removed(String cell) {
    boolean isGuarded = !cell.isEmpty() && cell.charAt(0) == GUARD && beginsFormula(cell, 1);
    return isGuarded ? cell.substring(1) : cell;
  }

  private static boolean beginsFormula(String cell, int at) {
    return cell.length() > at && GUARDED.indexOf(cell.charAt(at)) >= 0;
  }
}
