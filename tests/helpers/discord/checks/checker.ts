/**
 * Collects what is wrong with a payload, each problem under its path, in the words and codes of Discord's own 50035 answers.
 * Checks go on after a problem, as Discord's do, so that one refusal names everything.
 */
import type { Problem } from '../errors.ts';
import { characters, isObject, type Json, type JsonObject } from '../json.ts';

export interface Bounds {
  min?: number;
  max?: number;
}

export class Checker {
  readonly problems: Problem[];
  readonly path: readonly (string | number)[];

  constructor(problems: Problem[] = [], path: readonly (string | number)[] = []) {
    this.problems = problems;
    this.path = path;
  }

  at(...keys: (string | number)[]): Checker {
    return new Checker(this.problems, [...this.path, ...keys]);
  }

  refuse(code: string, message: string): void {
    this.problems.push({ path: this.path, code, message });
  }

  required(): void {
    this.refuse('BASE_TYPE_REQUIRED', 'This field is required');
  }

  choice(allowed: readonly (string | number)[]): void {
    const set = allowed.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join(', ');
    this.refuse('BASE_TYPE_CHOICES', `Value must be one of {${set}}.`);
  }

  /** A string that must be there and hold more than white space. */
  text(value: Json | undefined, bounds: Bounds): string | undefined {
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
      this.required();
      return undefined;
    }
    return this.optionalText(value, bounds);
  }

  optionalText(value: Json | undefined, { min = 0, max = Number.POSITIVE_INFINITY }: Bounds): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') {
      this.refuse('STRING_TYPE_CONVERT', 'Could not interpret value as string.');
      return undefined;
    }
    const length = characters(value);
    if (length >= min && length <= max) return value;
    if (min > 0) this.refuse('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    else this.refuse('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    return undefined;
  }

  integer(value: Json | undefined, { min = -(2 ** 53) + 1, max = 2 ** 53 - 1 }: Bounds): number | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.refuse('NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`);
      return undefined;
    }
    if (value < min) this.refuse('NUMBER_TYPE_MIN', `Value should be greater than or equal to ${min}.`);
    else if (value > max) this.refuse('NUMBER_TYPE_MAX', `Value should be less than or equal to ${max}.`);
    else return value;
    return undefined;
  }

  boolean(value: Json | undefined): boolean | undefined {
    if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
    this.refuse('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    return undefined;
  }

  list(value: Json | undefined, { min = 0, max = Number.POSITIVE_INFINITY }: Bounds): Json[] {
    if (value === undefined || value === null) {
      if (min > 0) this.required();
      return [];
    }
    if (!Array.isArray(value)) {
      this.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    if (value.length < min || value.length > max) {
      const wanted = min > 0 ? `Must be between ${min} and ${max} in length.` : `Must be ${max} or fewer in length.`;
      this.refuse(min > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH', wanted);
    }
    return value;
  }

  object(value: Json | undefined): JsonObject | undefined {
    if (isObject(value)) return value;
    if (value === undefined || value === null) this.required();
    else this.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return undefined;
  }

  url(
    value: Json | undefined,
    { max = 2048, schemes = ['http:', 'https:'] }: { max?: number; schemes?: string[] } = {},
  ) {
    const text = this.text(value, { max });
    if (text === undefined) return undefined;
    const parsed = URL.canParse(text) ? new URL(text) : undefined;
    if (parsed === undefined) this.refuse('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    else if (!schemes.includes(parsed.protocol)) {
      const wanted = schemes.map((scheme) => `'${scheme.replace(':', '')}'`).join(', ');
      this.refuse('URL_TYPE_INVALID_SCHEME', `Scheme "${parsed.protocol.replace(':', '')}" is not one of (${wanted}).`);
    } else return text;
    return undefined;
  }
}
