// The scheme's handler, asked what a page or an attacker would ask it.

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleHandler, pagePolicy, policy } from '../../electron/desktop/bundle.ts';
import { tempFolder } from '../kit/temp-folder.ts';

function setup() {
  const top = tempFolder();
  const folder = join(top, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(top, 'secret.html'), 'secret');
  writeFileSync(join(top, 'secret'), 'secret');
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><meta charset="utf-8" /></head></html>',
  );
  writeFileSync(join(folder, 'assets', 'a.js'), 'export {};');
  writeFileSync(join(folder, 'notes.txt'), 'of no known type');
  symlinkSync(join(top, 'secret.html'), join(folder, 'link.html'));
  const handler = bundleHandler(folder);
  const get = (url: string, method = 'GET'): Response => handler({ url, method } as Request);
  return { folder, get };
}

describe('the bundle', () => {
  it('is there under its own name', async () => {
    const { folder, get } = setup();
    expect(await get('app://bundle/assets/a.js').text()).toBe(
      readFileSync(join(folder, 'assets', 'a.js'), 'utf8'),
    );
    expect(get('app://bundle/assets/a.js').headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
    expect(await get('app://bundle/').text()).toBe(await get('app://bundle/index.html').text());
    expect(get('app://bundle/index.html?x=1#y').status).toBe(200);
  });

  it.each([
    'app://bundle/%2e%2e/secret.html',
    'app://bundle/%2e%2e%2fsecret.html',
    'app://bundle/..%2fsecret.html',
    'app://bundle/../secret.html',
    'app://bundle/assets/../../secret.html',
    'app://bundle/..%5csecret.html',
    'app://bundle/..\\secret.html',
    'app://bundle/%252e%252e%252fsecret.html',
    'app://bundle/index.html%00',
    'app://bundle/index%00.html',
    'app://bundle//etc/passwd',
    'app://bundle//index.html',
    'app://bundle/./secret',
    'app://bundle/assets',
    'app://bundle/assets/',
    'app://bundle/INDEX.HTML',
    'app://bundle/link.html',
    'app://bundle/notes.txt',
    'app://bundle/__proto__',
    'app://bundle/constructor',
    `app://bundle/${'a/'.repeat(5_000)}`,
    'app://evil/index.html',
    'app://bundle.evil/index.html',
    'app://user@bundle/index.html',
    'app://bundle:80/index.html',
    'https://bundle/index.html',
    'file:///index.html',
    'not a url',
  ])('is not %j', url => {
    expect(setup().get(url).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('answers no %s', method => {
    expect(setup().get('app://bundle/index.html', method).status).toBe(405);
  });

  it('says with every file what a page may do and what the file is', () => {
    const { get } = setup();
    for (const path of ['', 'index.html', 'assets/a.js']) {
      expect(Object.fromEntries(get(`app://bundle/${path}`).headers)).toMatchObject({
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('is refused where the renderer was not built', () => {
    expect(() => bundleHandler(tempFolder())).toThrow('the renderer is not built');
  });
});

describe('the policy', () => {
  it('stands at the head of the page, the same as in the header but for who frames it', async () => {
    const html = await setup().get('app://bundle/').text();
    const [first] = html.match(/<meta[^>]*>/) ?? [];
    const [, content] = /content="([^"]*)"/.exec(first ?? '') ?? [];
    expect(first).toContain('http-equiv="Content-Security-Policy"');
    expect([...(content?.split('; ') ?? []), "frame-ancestors 'none'"].toSorted()).toEqual(
      policy.split('; ').toSorted(),
    );
    expect(content).toBe(pagePolicy);
  });

  it('lets nothing in and nothing out that is not the bundle', () => {
    const rules = Object.fromEntries(
      policy.split('; ').map(rule => [rule.split(' ', 1)[0], rule.slice(rule.indexOf(' ') + 1)]),
    );
    expect(rules).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'none'",
      'frame-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
    });
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe-inline/);
  });
});
