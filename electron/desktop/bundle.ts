// The built renderer behind app://bundle/: a table of paths read at the start. No path is computed
// from a request, so none can leave the folder. The policy goes out as a header, and once more at
// the head of the page, so that it holds however the page came to be read.

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { isOwn } from './origin.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

const rules = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "frame-src 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "manifest-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

export const policy = rules.join('; ');

/** A page's own policy can't say who frames it; that stands in the header alone. */
export const pagePolicy = rules.filter(rule => !rule.startsWith('frame-ancestors')).join('; ');

const withPolicy = (html: string): string =>
  html.replace(/<head>/, `<head><meta http-equiv="Content-Security-Policy" content="${pagePolicy}" />`);

/** Answers requests of the scheme from what lies in `folder`. */
export function bundleHandler(folder: string): (request: Request) => Response {
  const files = new Map<string, { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, {
      type,
      bytes: new Uint8Array(file.endsWith('.html') ? Buffer.from(withPolicy(bytes.toString())) : bytes),
    });
  }
  if (!files.has('/index.html')) throw new Error(`${folder} holds no index.html: the renderer is not built`);
  return request => {
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    if (!isOwn(request.url)) return new Response(null, { status: 404 });
    const { pathname } = new URL(request.url);
    const file = files.get(pathname === '/' ? '/index.html' : pathname);
    if (!file) return new Response(null, { status: 404 });
    return new Response(file.bytes, {
      headers: {
        'content-type': file.type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  };
}
