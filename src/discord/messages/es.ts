/** The sentences of the bot. A key that is missing here is shown in English. */
import type { Catalogue } from './index.ts';

export const es: Catalogue = {};
