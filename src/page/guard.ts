/**
 * Keeps everybody but the page itself out: only loopback names in the Host header (so that no foreign name can be pointed
 * here), nothing from other sites, and a token of this start on everything that reads or changes the channel. The page
 * needs no script, style or connection of anyone else, and its policy says so.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const TOKEN_HEADER = 'x-page-token';

/** @param port - Read at each request: it is known only once the server listens. */
export function refuseForeign(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const hosts = ['127.0.0.1', 'localhost'].flatMap((name) =>
      port() === 80 ? [name, `${name}:80`] : [`${name}:${port()}`],
    );
    if (!hosts.includes(host)) return context.text(`This page answers only at http://127.0.0.1:${port()}/\n`, 403);
    if (!comesFromPage(context, host)) return context.text('This page answers only itself.\n', 403);
    return next();
  };
}

function comesFromPage(context: Context, host: string): boolean {
  const { method } = context.req;
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const reads = method === 'GET' || method === 'HEAD';
  if (origin !== undefined ? origin !== `http://${host}` : !reads) return false;
  if (site === undefined || site === 'same-origin' || (site === 'none' && reads)) return true;
  // A link elsewhere may lead here; what is then shown cannot be read or framed by where it came from.
  const opensPage = context.req.path === '/' && context.req.header('sec-fetch-dest') === 'document';
  return reads && opensPage;
}

/** An EventSource cannot send headers, so the token may also stand in the query. */
export function requireToken(token: string): MiddlewareHandler {
  const wanted = Buffer.from(token);
  return async (context, next) => {
    const found = Buffer.from(context.req.header(TOKEN_HEADER) ?? context.req.query('token') ?? '');
    if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) {
      return context.text('The page was opened before the last start. Load it again.\n', 401);
    }
    return next();
  };
}

export function strictHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
  });
}
