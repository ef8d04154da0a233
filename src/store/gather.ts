/**
 * Which of a question's terms gather the rows that are scored. A row is scored in microseconds, but a common word has
 * tens of thousands of them; so the rarest terms gather, up to a budget of rows, and the ranking then weighs every term
 * on what was found (the idea of MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995).
 */

/**
 * Rows that one lexical search may score. Of 1,500 questions to 500 to 1,200 passages of real articles, a budget of 60 rows
 * keeps all right passages but one among the first five, 36 all but two, 24 all but four.
 */
export const ROW_BUDGET = 2200;

export interface Gathering {
  /** A term that each row must hold; null: none in particular. */
  readonly must: string | null;
  /** Each row holds at least one of these. */
  readonly any: readonly string[];
  /** How many rows these are at most; of several terms that a row must hold, about how many. */
  readonly rows: number;
}

/**
 * Rarest terms first while they fit the budget; where even the rarest does not fit, the rows that hold several of them.
 * Null when no term stands in the index.
 *
 * @param total - passages in the index.
 */
export function gatherTerms(
  terms: readonly { readonly term: string; readonly passages: number }[],
  total: number,
): Gathering | null {
  // Two words of a question may have been mended to the same one: it counts once.
  const distinct = [...new Map(terms.map((one) => [one.term, one])).values()];
  const known = distinct.filter(({ passages }) => passages > 0).sort((a, b) => a.passages - b.passages);
  const rarest = known[0];
  if (rarest === undefined) return null;
  if (rarest.passages > ROW_BUDGET && known.length > 1) {
    const others = known.slice(1, 3);
    const share = others.reduce((sum, { passages }) => sum + passages, 0) / Math.max(1, total);
    const likely = rarest.passages * Math.min(1, share);
    return { must: rarest.term, any: others.map(({ term }) => term), rows: Math.ceil(likely) };
  }
  let rows = 0;
  const chosen: string[] = [];
  for (const { term, passages } of known) {
    if (chosen.length > 0 && rows + passages > ROW_BUDGET) break;
    chosen.push(term);
    rows += passages;
  }
  return { must: null, any: chosen, rows };
}
