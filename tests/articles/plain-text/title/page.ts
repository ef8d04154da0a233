/** A page that was copied from a site: what stands above its text, and two paragraphs of it. */
import { read } from '../../reading.ts';

export const PROSE =
  'The beekeepers of Aldermoor moved eleven hives over the frozen marsh in one night, because the dyke was to be opened in the morning.';
export const MORE =
  'Nobody had asked the bees, said the warden who lent them his sledge, and two of the hives were empty when spring came.';
export const page = (head: string, path = 'a.txt', foot = '') => read(`${head}\n\n${PROSE}\n\n${MORE}${foot}`, path);
