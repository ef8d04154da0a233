/**
 * Who speaks in a transcript: "MARR: Which of them is the oldest?". One such line may be anything, a headline too; where
 * two names or more return and take turns, each of their lines opens a paragraph and none is a heading.
 */
const WORD = "(?:\\p{Lu}[\\p{L}.’'-]{0,30}|\\p{Lo}{2,8})";
const CLOCK = '[[(]?\\d{1,2}:\\d\\d(?::\\d\\d)?[\\])]?';
const LABEL = new RegExp(
  `^\\s{0,8}(?:${CLOCK}\\s{1,4})?(${WORD}(?: (?:${WORD}|de|van|von)){0,3})\\s?[:：]\\s{1,8}\\S`,
  'u',
);
const LONGEST_LABEL = 140;
const FEWEST_TURNS = 5;

/** Whether a line of this text opens somebody's turn. Never true where nobody takes turns. */
export function findTurns(lines: readonly string[]): (line: string) => boolean {
  const turns = new Map<string, number>();
  /** Turns that follow a turn, with no paragraph between them that nobody opens. */
  let following = 0;
  let all = 0;
  let apart = true;
  let blank = true;
  for (const line of lines) {
    const speaker = speakerOf(line);
    if (speaker !== null) {
      turns.set(speaker, (turns.get(speaker) ?? 0) + 1);
      all += 1;
      if (!apart) following += 1;
      apart = false;
    } else if (blank && line.trim() !== '') apart = true;
    blank = line.trim() === '';
  }
  const returning = [...turns].filter(([, count]) => count > 1).map(([speaker]) => speaker);
  if (returning.length < 2 || all < FEWEST_TURNS || following * 2 < all) return () => false;
  // "LUCINDA MARR" opens, "MARR" goes on.
  const names = new Set(returning.map(lastWord));
  return (line) => {
    const speaker = speakerOf(line);
    return speaker !== null && names.has(lastWord(speaker));
  };
}

/** A single letter is no name: "Q:" and "A:" stand in lists of questions, where the question heads its answer. */
function speakerOf(line: string): string | null {
  const speaker = LABEL.exec(line.slice(0, LONGEST_LABEL))?.[1] ?? '';
  return speaker.length > 1 ? speaker : null;
}

const lastWord = (speaker: string) => speaker.slice(speaker.lastIndexOf(' ') + 1);
