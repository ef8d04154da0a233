import { TokenRows } from '../../../embeddings/token-table/rows.ts';
import { type TokenTable, tokenTableOf } from '../../../embeddings/token-table.ts';

/**
 * A table of rows that are all there at once; a model's are read in parts.
 *
 * @param rows - vocabulary x dimensions numbers.
 */
export function createTokenTable(rows: Float32Array, dimensions: number): TokenTable {
  const table = new TokenRows(rows.length / dimensions, dimensions);
  table.setRows(0, rows);
  return tokenTableOf(table);
}
