/** Which answers an interaction may get, and what each may hold. Message payloads are checked in message.ts. */
import { invalidForm } from '../errors.ts';
import { asObject, isObject, type JsonObject } from '../json.ts';
import { Checker } from './checker.ts';
import { checkChoice } from './commands.ts';
import { checkModal } from './modal.ts';

export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

export const CALLBACK = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const MESSAGES = [CALLBACK.message, CALLBACK.deferredMessage];
const UPDATES = [CALLBACK.deferredUpdate, CALLBACK.update];

export interface Asked {
  type: number;
  /** The message whose component was used, or whose component opened the modal that was submitted. */
  onMessage: boolean;
  /** Type of the option being completed. */
  focusedType: number;
}

/** @throws ApiError 50035 when this kind of answer does not fit the interaction, or its data is beyond the limits. */
export function checkCallback(body: JsonObject, asked: Asked): void {
  const check = new Checker();
  const allowed = allowedCallbacks(asked);
  if (!allowed.some((type) => type === body.type)) {
    check.at('type').choice(allowed);
    throw invalidForm(check.problems);
  }
  const data = asObject(body.data);
  if (body.type === CALLBACK.choices) {
    const choices = check.at('data', 'choices').list(data.choices, { max: 25 });
    if (data.choices === undefined) check.at('data', 'choices').required();
    for (const [index, item] of choices.entries()) {
      if (isObject(item)) checkChoice(check.at('data', 'choices', index), item, asked.focusedType);
      else check.at('data', 'choices', index).object(item);
    }
  } else if (body.type === CALLBACK.modal) {
    checkModal(check.at('data'), data);
  } else if (body.type === CALLBACK.deferredMessage) {
    const flags = check.at('data', 'flags').integer(data.flags, { min: 0 }) ?? 0;
    if ((flags & ~64) !== 0) {
      const message = 'A deferred response takes EPHEMERAL only; set the others when you edit it.';
      check.at('data', 'flags').refuse('BITFIELD_FLAGS_INVALID', message);
    }
  }
  if (check.problems.length > 0) throw invalidForm(check.problems);
}

function allowedCallbacks(asked: Asked): readonly number[] {
  if (asked.type === INTERACTION.autocomplete) return [CALLBACK.choices];
  if (asked.type === INTERACTION.component) return [...MESSAGES, ...UPDATES, CALLBACK.modal];
  if (asked.type === INTERACTION.modalSubmit) return asked.onMessage ? [...MESSAGES, ...UPDATES] : MESSAGES;
  return [...MESSAGES, CALLBACK.modal];
}
