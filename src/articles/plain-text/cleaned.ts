/** What each step hands on that takes the marks of a page, a program or a forum out of a text. */
export interface Cleaned {
  readonly text: string;
  /** What it took out: nothing that is the article's. */
  readonly unused: readonly string[];
}
