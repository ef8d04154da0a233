/**
 * Talks to the page's server: sends events, uploads files, follows the channel. When the server was started anew the token
 * of the page is old; a fresh one is read from the page's own document, so that an open page goes on working.
 */
import type { Acknowledged, PageEvent, Push } from '../wire.ts';

const TOKEN_NAME = 'page-token';
const RETRY_MS = 1_500;

let token = tokenOf(document);

function tokenOf(from: Document): string {
  return from.querySelector<HTMLMetaElement>(`meta[name="${TOKEN_NAME}"]`)?.content ?? '';
}

async function renewToken(): Promise<void> {
  const response = await fetch('/', { headers: { accept: 'text/html' } });
  token = tokenOf(new DOMParser().parseFromString(await response.text(), 'text/html'));
}

async function post(path: string, type: string, body: BodyInit): Promise<unknown> {
  const send = () => fetch(path, { method: 'POST', headers: { 'x-page-token': token, 'content-type': type }, body });
  let response = await send();
  if (response.status === 401) {
    await renewToken();
    response = await send();
  }
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export async function sendEvent(event: PageEvent): Promise<Acknowledged> {
  return (await post('/api/events', 'application/json', JSON.stringify(event))) as Acknowledged;
}

/** @returns the id under which the server keeps the file. */
export async function uploadFile(file: File): Promise<string> {
  const path = `/api/uploads?${new URLSearchParams({ name: file.name })}`;
  return ((await post(path, 'application/octet-stream', file)) as { upload: string }).upload;
}

export interface Follower {
  onPush(push: Push): void;
  onConnection(connected: boolean): void;
}

/** Follows the channel until the returned function is called; reconnects by itself. */
export function followChannel(locale: string, follower: Follower): () => void {
  let source: EventSource | null = null;
  let retry = 0;
  let ended = false;
  const open = (): void => {
    source = new EventSource(`/api/stream?locale=${locale}&token=${token}`);
    source.onopen = () => follower.onConnection(true);
    source.onmessage = ({ data }: MessageEvent<string>) => follower.onPush(JSON.parse(data) as Push);
    source.onerror = () => {
      follower.onConnection(false);
      source?.close();
      retry = window.setTimeout(() => void reopen(), RETRY_MS);
    };
  };
  const reopen = async (): Promise<void> => {
    await renewToken().catch(() => undefined);
    if (!ended) open();
  };
  open();
  return () => {
    ended = true;
    window.clearTimeout(retry);
    source?.close();
  };
}
