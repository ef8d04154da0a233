/** The number before an item of a numbered list, as a browser shows it: 1, a, A, i or I, from where the list starts. */
import { childrenOf, type DomElement, isElement } from './dom.ts';

export class ListNumbers {
  readonly #next = new Map<DomElement, number>();

  /** "3. ", "c. " or "iii. "; empty for an item of a list without numbers. Counts on, so each item is asked about once. */
  take(item: DomElement): string {
    const list = item.parentNode;
    if (list === null || !isElement(list) || list.nodeName.toUpperCase() !== 'OL') return '';
    const place = readInteger(item.getAttribute('value')) ?? this.#next.get(list) ?? startOf(list);
    this.#next.set(list, place + (list.hasAttribute('reversed') ? -1 : 1));
    const style = styleOf(item) ?? styleOf(list) ?? 'decimal';
    return style === 'none' ? '' : `${showNumber(place, style)}. `;
  }
}

function startOf(list: DomElement): number {
  const start = readInteger(list.getAttribute('start'));
  if (start !== null) return start;
  if (!list.hasAttribute('reversed')) return 1;
  return childrenOf(list).filter(({ nodeName }) => nodeName.toUpperCase() === 'LI').length;
}

function readInteger(value: string | null): number | null {
  return value !== null && /^\s*[+-]?\d{1,9}\s*$/.test(value) ? Number(value) : null;
}

type Style = 'decimal' | 'alpha' | 'ALPHA' | 'roman' | 'ROMAN' | 'none';

/** By what a page may call them: a name of its own invention is none. */
const STYLES = new Map<string, Style>([
  ['1', 'decimal'],
  ['a', 'alpha'],
  ['A', 'ALPHA'],
  ['i', 'roman'],
  ['I', 'ROMAN'],
  ['decimal', 'decimal'],
  ['lower-alpha', 'alpha'],
  ['lower-latin', 'alpha'],
  ['upper-alpha', 'ALPHA'],
  ['upper-latin', 'ALPHA'],
  ['lower-roman', 'roman'],
  ['upper-roman', 'ROMAN'],
  ['none', 'none'],
]);

function styleOf(element: DomElement): Style | null {
  const declared = /list-style(?:-type)?\s?:([^;]{1,60})/i.exec(element.getAttribute('style') ?? '')?.[1] ?? '';
  const named = declared
    .toLowerCase()
    .match(/[a-z-]+/g)
    ?.find((word) => STYLES.has(word));
  return STYLES.get(named ?? element.getAttribute('type') ?? '') ?? null;
}

function showNumber(place: number, style: Style): string {
  if (place < 1 || style === 'decimal') return String(place);
  if (style === 'alpha' || style === 'ALPHA') {
    const letters = inLetters(place);
    return style === 'alpha' ? letters.toLowerCase() : letters;
  }
  // There are no Roman numerals above; browsers show digits.
  if (place > 3999) return String(place);
  return style === 'roman' ? inRoman(place).toLowerCase() : inRoman(place);
}

/** 26 -> Z, 27 -> AA. */
function inLetters(place: number): string {
  let letters = '';
  for (let rest = place; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function inRoman(place: number): string {
  let numeral = '';
  let rest = place;
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      numeral += letters;
      rest -= value;
    }
  }
  return numeral;
}
