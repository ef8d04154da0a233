/**
 * Whom a message would ping. Only `content` and text displays ping; without `allowed_mentions` everything they name does.
 * A mention inside a code block or behind a backslash is counted too: a bot should not rely on either.
 */
import { asObject, asObjects, asStrings, asText, type Json, type JsonObject } from './json.ts';

export interface Pings {
  everyone: boolean;
  users: string[];
  roles: string[];
}

/** All text of a message that Discord reads for mentions. */
export function mentionableText(content: string, components: readonly JsonObject[]): string {
  return [content, ...components.map(textOf)].join('\n');
}

function textOf(component: JsonObject): string {
  const own = component.type === 10 ? asText(component.content) : '';
  return [own, ...asObjects(component.components).map(textOf)].join('\n');
}

/** @param repliedTo - The author of the message this one answers, if any. */
export function findPings(text: string, allowed: Json | undefined, repliedTo: string | null): Pings {
  const users = [...new Set([...text.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? ''))];
  const roles = [...new Set([...text.matchAll(/<@&(\d+)>/g)].map(([, id]) => id ?? ''))];
  const everyone = /@(everyone|here)/.test(text);
  if (allowed === undefined || allowed === null) {
    return { everyone, users: withReply(users, repliedTo), roles };
  }
  const rules = asObject(allowed);
  const parse = asStrings(rules.parse);
  const chosen = (kind: 'users' | 'roles', named: string[]) => {
    if (parse.includes(kind)) return named;
    const listed = asStrings(rules[kind]);
    return named.filter((id) => listed.includes(id));
  };
  const pinged = chosen('users', users);
  return {
    everyone: everyone && parse.includes('everyone'),
    users: rules.replied_user === true ? withReply(pinged, repliedTo) : pinged,
    roles: chosen('roles', roles),
  };
}

function withReply(users: string[], repliedTo: string | null): string[] {
  return repliedTo === null || users.includes(repliedTo) ? users : [...users, repliedTo];
}

export function joinPings(a: Pings, b: Pings): Pings {
  const union = (left: string[], right: string[]) => [...new Set([...left, ...right])];
  return { everyone: a.everyone || b.everyone, users: union(a.users, b.users), roles: union(a.roles, b.roles) };
}
