/**
 * Keys under which answers are found again by place. A private answer is kept under a key of the channel and the person
 * together, so that nobody else is offered it and its asker can delete it; the key is a keyed digest, because nobody's id is
 * kept by default.
 */
import { createHmac } from 'node:crypto';
import type { Core } from '../../core.ts';
import type { Answer } from '../../types.ts';
import type { Context } from '../command.ts';

export type Where = Pick<Context, 'place' | 'person' | 'config'>;

function privatePlace({ place, person, config }: Where): string {
  const digest = createHmac('sha256', config.DISCORD_TOKEN ?? 'footnote').update(`${place}/${person.id}`);
  return `private:${digest.digest('base64url').slice(0, 22)}`;
}

export function placeOf(where: Where, isPrivate: boolean): string {
  return isPrivate ? privatePlace(where) : where.place;
}

/** The latest answers that this person may see here, newest first. */
export async function answersHere(where: Where, core: Core, limit = 25): Promise<readonly Answer[]> {
  const found = await Promise.all([
    core.latestAnswers(where.place, limit),
    core.latestAnswers(privatePlace(where), limit),
  ]);
  return found
    .flat()
    .sort((a, b) => b.askedAt - a.askedAt)
    .slice(0, limit);
}
