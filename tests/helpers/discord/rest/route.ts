/** A route of the REST interface: method, path with `:names`, and what it does. */
import type { Events } from '../events.ts';
import type { FileRules, Upload } from '../files.ts';
import type { Gateway } from '../gateway.ts';
import type { Interactions } from '../interactions.ts';
import type { Json, JsonObject } from '../json.ts';
import type { LoopbackOptions } from '../options.ts';
import type { World } from '../world.ts';

export interface Parts {
  world: World;
  interactions: Interactions;
  gateway: Gateway;
  events: Events;
  options: LoopbackOptions;
  refusals: { method: string; route: string; reasons: string[] }[];
  /** Address of this server, without a path. */
  origin: string;
  fileRules(path?: readonly string[]): FileRules;
}

export interface Call {
  method: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The JSON body or the `payload_json` of a form; an empty object without either. */
  body: JsonObject;
  /** The body as it came, which for a bulk overwrite is a list. */
  json: Json | undefined;
  uploads: Upload[];
}

export interface Answer {
  status: number;
  body?: Json;
  file?: { data: Buffer; contentType: string };
}

export interface Route {
  method: string;
  path: string;
  /** False for routes that carry their secret in the path. */
  bot: boolean;
  handle(call: Call, parts: Parts): Answer | Promise<Answer>;
}

type Handle = Route['handle'];

export const withBot = (method: string, path: string, handle: Handle): Route => ({ method, path, bot: true, handle });
export const open = (method: string, path: string, handle: Handle): Route => ({ method, path, bot: false, handle });

export const ok = (body: Json): Answer => ({ status: 200, body });
export const created = (body: Json): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new RangeError(`Route has no parameter ${name}`);
  return value;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** @returns The route, or whether the path exists under another method. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | 'method' | undefined {
  const parts = path.split('/');
  let known = false;
  for (const route of routes) {
    const wanted = route.path.split('/');
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((name, index) => {
      const part = parts[index] ?? '';
      if (!name.startsWith(':')) return name === part;
      params[name.slice(1)] = decodeURIComponent(part);
      return part !== '';
    });
    if (!fits) continue;
    if (route.method === method) return { route, params };
    known = true;
  }
  return known ? 'method' : undefined;
}
