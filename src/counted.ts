/** English counts for the terminal and the log; Discord's catalogues have plural forms of their own. */

/** "1 article", "2 articles". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
