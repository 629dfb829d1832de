// What must stand nowhere in the product, or in one place: as a table of shapes of the syntax tree.
// A rule says what it looks for, and where the one place is.

import { isNode, parsed, type File, type Node } from './syntax.ts';

interface Rule {
  readonly what: string;
  readonly finds: (node: Node) => boolean;
  /** The one place where it may stand; none: nowhere. */
  readonly where?: RegExp;
}

/** The name of an identifier, of a property behind a dot or in brackets, of a key, of an attribute. */
function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (typeof node['name'] === 'string') return node['name'];
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}

const isUse = ({ type }: Node): boolean => type === 'Identifier' || type === 'JSXIdentifier';

/** An identifier of one of these names, or the same name in brackets: `a.b`, `b`, `a['b']`. */
const named =
  (...names: readonly string[]) =>
  (node: Node): boolean =>
    (isUse(node) && names.includes(nameOf(node) ?? '')) ||
    (node.type === 'MemberExpression' &&
      node['computed'] === true &&
      names.includes(nameOf(node['property']) ?? ''));

/** A property that is set, whatever to: in an object, by assignment, as an attribute. */
const sets =
  (...names: readonly string[]) =>
  (node: Node): boolean => {
    if (node.type === 'Property') return names.includes(nameOf(node['key']) ?? '');
    if (node.type === 'JSXAttribute') return names.includes(nameOf(node['name']) ?? '');
    if (node.type !== 'AssignmentExpression') return false;
    const left = node['left'];
    return isNode(left) && left.type === 'MemberExpression' && names.includes(nameOf(left['property']) ?? '');
  };

/** A property with this very value: `nodeIntegration: true`. */
const hasValue =
  (value: unknown, ...names: readonly string[]) =>
  (node: Node): boolean =>
    node.type === 'Property' &&
    names.includes(nameOf(node['key']) ?? '') &&
    isNode(node['value']) &&
    node['value'].type === 'Literal' &&
    node['value']['value'] === value;

/** A call of a function or method of this name, with or without `new`. */
const calls =
  (...names: readonly string[]) =>
  (node: Node): boolean => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
    const callee = node['callee'];
    if (!isNode(callee)) return false;
    return names.includes(nameOf(callee.type === 'MemberExpression' ? callee['property'] : callee) ?? '');
  };

/** `server.listen(...)` with a port or a path: a method of that name of one's own takes nothing. */
const listens = (node: Node): boolean =>
  calls('listen')(node) && Array.isArray(node['arguments']) && node['arguments'].length > 0;

const importsFrom =
  (name: string) =>
  ({ type, source }: Node): boolean =>
    (type === 'ImportDeclaration' || type === 'ImportExpression') && nameOf(source) === name;

const any =
  (...finders: readonly ((node: Node) => boolean)[]) =>
  (node: Node): boolean =>
    finders.some(finds => finds(node));

const methodOf =
  (object: string, ...names: readonly string[]) =>
  (node: Node): boolean =>
    node.type === 'MemberExpression' &&
    nameOf(node['object']) === object &&
    names.includes(nameOf(node['property']) ?? '');

const text = (value: string) => (node: Node) => node.type === 'Literal' && node['value'] === value;

export const rules: readonly Rule[] = [
  // Electron's own list, and what became of those who did not keep it.
  {
    what: 'weakens a page',
    finds: any(
      sets('webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures'),
      sets('enableBlinkFeatures', 'disableBlinkFeatures', 'allowpopups', 'nodeIntegrationInSubframes'),
      hasValue(
        true,
        'nodeIntegration',
        'nodeIntegrationInWorker',
        'nodeIntegrationInSubFrames',
        'webviewTag',
      ),
      hasValue(false, 'contextIsolation', 'sandbox'),
      hasValue(true, 'bypassCSP', 'corsEnabled', 'allowServiceWorkers'),
    ),
  },
  { what: 'makes a window', finds: calls('BrowserWindow'), where: /^electron\/desktop\/window\.ts$/ },
  {
    what: 'makes another kind of page',
    finds: any(calls('WebContentsView', 'BrowserView'), text('webview'), named('webview')),
  },
  { what: 'opens the outside', finds: named('openExternal'), where: /^electron\/desktop\/guards\.ts$/ },
  { what: 'opens the outside', finds: named('openPath') },
  { what: 'hears pages', finds: named('ipcMain'), where: /^electron\/desktop\/port\.ts$/ },
  { what: 'speaks to main', finds: named('ipcRenderer', 'contextBridge'), where: /^electron\/preload\.ts$/ },
  {
    what: 'can be started by a link',
    finds: named('setAsDefaultProtocolClient'),
  },
  { what: 'tells somebody else', finds: named('crashReporter', 'autoUpdater') },

  {
    what: 'runs text as code',
    finds: any(
      calls('eval', 'Function', 'executeJavaScript', 'runInThisContext', 'runInNewContext'),
      named('executeJavaScript'),
    ),
  },
  {
    what: 'runs text as a page',
    finds: any(
      named('dangerouslySetInnerHTML', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'),
      named('createContextualFragment', 'srcdoc', 'srcDoc'),
      methodOf('document', 'write', 'writeln'),
      importsFrom('rehype-raw'),
    ),
  },
  {
    what: 'lets the editor run what a model wrote',
    finds: sets('isTrusted', 'supportHtml'),
  },
  { what: 'copies more than text', finds: named('ClipboardItem') },

  {
    what: 'listens on a socket',
    finds: any(
      calls('createServer', 'createSecureServer', 'WebSocketServer'),
      listens,
      importsFrom('node:http2'),
    ),
    where: /^electron\/(web|calibrate)\//,
  },
  {
    what: 'trusts whoever answers',
    finds: any(
      hasValue(false, 'rejectUnauthorized'),
      named('NODE_TLS_REJECT_UNAUTHORIZED', 'setCertificateVerifyProc', 'checkServerIdentity'),
      text('NODE_TLS_REJECT_UNAUTHORIZED'),
    ),
  },
];

const runners = new Set(['it', 'test', 'describe']);
const skips = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);

/** `it.skip`, `describe.only`, `it.concurrent.skip`. */
function isSkip(node: Node): boolean {
  if (node.type !== 'MemberExpression' || !skips.has(nameOf(node['property']) ?? '')) return false;
  let object = node['object'];
  while (isNode(object) && object.type === 'MemberExpression') object = object['object'];
  return runners.has(nameOf(object) ?? '');
}

/** A line for each thing in this file that must not be there. */
export function forbiddenIn(file: File): readonly string[] {
  const { path } = file;
  const { nodes, comments } = parsed(file);
  const found = new Set<string>();
  const isProduct = !path.startsWith('test/');
  for (const node of nodes) {
    if (node.type === 'TSAnyKeyword') found.add(`${path} escapes the type checker`);
    if (!isProduct && isSkip(node)) found.add(`${path} skips a test`);
    if (!isProduct) continue;
    for (const { what, finds, where } of rules) {
      if (!where?.test(path) && finds(node)) found.add(`${path} ${what}`);
    }
  }
  if (comments.some(comment => /^[\s*]*@ts-(ignore|nocheck|expect-error)/.test(comment))) {
    found.add(`${path} escapes the type checker`);
  }
  return [...found];
}
