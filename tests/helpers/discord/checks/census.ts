/** Component types, and what is counted over one message or modal. */
import { characters, type JsonObject } from '../json.ts';
import type { Checker } from './checker.ts';

export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

/** Totals over one message or modal: components nested in others count, and ids may not repeat. */
export class Census {
  components = 0;
  characters = 0;
  /** UTF-8 bytes of the text displays, 12 more for each: what github.com/discord/discord-api-docs/issues/8554 measured. */
  bytes = 0;
  readonly #customIds = new Set<string>();
  readonly #ids = new Set<number>();

  /** Files that `attachment://` may name. */
  readonly fileNames: ReadonlySet<string>;

  constructor(fileNames: ReadonlySet<string> = new Set()) {
    this.fileNames = fileNames;
  }

  add(check: Checker, component: JsonObject): void {
    this.components += 1;
    const id = check.at('id').integer(component.id, { min: 0, max: 2 ** 31 - 1 });
    if (id !== undefined && id !== 0) {
      if (this.#ids.has(id)) check.at('id').refuse('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
      this.#ids.add(id);
    }
  }

  customId(check: Checker, component: JsonObject): void {
    const customId = check.at('custom_id').text(component.custom_id, { min: 1, max: 100 });
    if (customId === undefined) return;
    if (this.#customIds.has(customId)) {
      check.at('custom_id').refuse('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    }
    this.#customIds.add(customId);
  }

  displayed(text: string): void {
    this.characters += characters(text);
    this.bytes += Buffer.byteLength(text) + 12;
  }
}
