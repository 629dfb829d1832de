// Stands where Electron would: records what it is told, and plays what a test tells it to. It
// draws nothing and protects nothing; it shows whether the app asked for protection, and when.
//
//   double.becomeReady()          the app is ready, as Electron says once the main module has ended
//   double.calls                  what was called, in order, where the order matters
//   double.windows[0].contents    a page: emit its events, read what was sent to it
//
// Also loaded by plain Node in place of Electron under the built main, so: Node only, no packages.

import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

type Handler = (...args: never[]) => unknown;

/** An event whose default can be prevented. */
export class Preventable {
  prevented = false;
  readonly [key: string]: unknown;
  preventDefault = (): void => {
    this.prevented = true;
  };
  constructor(fields: Readonly<Record<string, unknown>> = {}) {
    Object.assign(this, fields);
  }
}

class State {
  readonly calls: string[] = [];
  readonly windows: WindowDouble[] = [];
  readonly openedOutside: string[] = [];
  /** Every dialog that was shown, and the answers to come: the number of a button. */
  readonly dialogs: Readonly<Record<string, unknown>>[] = [];
  readonly answers: number[] = [];
  readonly errors: string[] = [];
  readonly privileged: unknown[] = [];
  readonly schemes = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly paths = new Map<string, string>();
  /** What a session was handed, by the name of the method. */
  readonly session = new Map<string, unknown>();
  menu: unknown = null;
  hasLock = true;
  locale = 'en-US';
  backend: string | Error = 'gnome_libsecret';
  isEncryptionAvailable: boolean | Error = true;
  isDecryptionBroken = false;
  exitCode: number | null = null;
  workAreas = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  ready = Promise.withResolvers<void>();
  /** Receipts: the first window stands; the app has gone. */
  readonly opened = Promise.withResolvers<WindowDouble>();
  readonly gone = Promise.withResolvers<void>();

  becomeReady(): void {
    this.calls.push('ready');
    this.ready.resolve();
  }
}

export let double = new State();

/** A world in which nothing has happened yet. */
export function resetDouble(): State {
  for (const emitter of [app, ipcMain, ipcRenderer, session.defaultSession]) emitter.removeAllListeners();
  double = new State();
  return double;
}

const call = (name: string): void => void double.calls.push(name);

class AppDouble extends EventEmitter {
  isPackaged = false;
  requestSingleInstanceLock(): boolean {
    call('app.requestSingleInstanceLock');
    return double.hasLock;
  }
  enableSandbox(): void {
    call('app.enableSandbox');
  }
  whenReady(): Promise<void> {
    return double.ready.promise;
  }
  setPath(name: string, path: string): void {
    call(`app.setPath ${name}`);
    double.paths.set(name, path);
  }
  getPath(name: string): string {
    return double.paths.get(name) ?? tmpdir();
  }
  getVersion(): string {
    return '0.0.0';
  }
  getLocale(): string {
    return double.locale;
  }
  quit(): void {
    call('app.quit');
    const event = new Preventable();
    this.emit('before-quit', event);
    if (event.prevented) return;
    double.gone.resolve();
    this.emit('quit');
  }
  exit(code: number): void {
    double.exitCode = code;
    double.gone.resolve();
  }
}

export class ContentsDouble extends EventEmitter {
  readonly mainFrame: { url: string } = { url: 'about:blank' };
  readonly posted: { readonly channel: string; readonly message: unknown; readonly ports: PortDouble[] }[] =
    [];
  reloads = 0;
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  reload(): void {
    this.reloads += 1;
  }
  postMessage(channel: string, message: unknown, ports: PortDouble[] = []): void {
    this.posted.push({ channel, message, ports });
    this.emit('double-posted');
  }
}

export class WindowDouble extends EventEmitter {
  readonly webContents = new ContentsDouble();
  readonly options: Readonly<Record<string, unknown>>;
  bounds = { x: 10, y: 20, width: 1300, height: 800 };
  isVisible = false;
  focused = 0;
  #isMaximized = false;
  #isMinimized = false;
  #isDestroyed = false;

  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    call('new BrowserWindow');
    this.options = options;
    double.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    double.opened.resolve(this);
  }
  static getAllWindows(): readonly WindowDouble[] {
    return double.windows.filter(window => !window.isDestroyed());
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
  }
  show = (): boolean => (this.isVisible = true);
  focus = (): number => (this.focused += 1);
  maximize = (): boolean => (this.#isMaximized = true);
  minimize = (): boolean => (this.#isMinimized = true);
  restore = (): boolean => (this.#isMinimized = false);
  isMaximized = (): boolean => this.#isMaximized;
  isMinimized = (): boolean => this.#isMinimized;
  isDestroyed = (): boolean => this.#isDestroyed;
  getBounds = (): object => this.bounds;
  getNormalBounds = (): object => this.bounds;
  destroy(): void {
    this.#isDestroyed = true;
  }
  /** As a person closes it. */
  close(): void {
    this.emit('close', new Preventable());
    this.#isDestroyed = true;
    if (WindowDouble.getAllWindows().length === 0) app.emit('window-all-closed');
  }
}

/** One end of a channel as main sees it; `raw` is what a page would hold. */
export class PortDouble extends EventEmitter {
  readonly raw: MessagePort;
  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
  }
  start(): void {
    this.raw.on('message', data => this.emit('message', { data, ports: [] }));
    this.raw.on('close', () => this.emit('close'));
  }
  postMessage(message: unknown): void {
    this.raw.postMessage(message);
  }
  close(): void {
    this.raw.close();
  }
}

class ChannelDouble {
  readonly port1: PortDouble;
  readonly port2: PortDouble;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortDouble(port1);
    this.port2 = new PortDouble(port2);
  }
}

class SessionDouble extends EventEmitter {
  setPermissionRequestHandler = kept('setPermissionRequestHandler');
  setPermissionCheckHandler = kept('setPermissionCheckHandler');
  setDevicePermissionHandler = kept('setDevicePermissionHandler');
  setDisplayMediaRequestHandler = kept('setDisplayMediaRequestHandler');
  setUSBProtectedClassesHandler = kept('setUSBProtectedClassesHandler');
  setSpellCheckerEnabled = kept('setSpellCheckerEnabled');
  webRequest = { onBeforeRequest: kept('onBeforeRequest') };
}

function kept(name: string): (value: unknown) => void {
  return value => {
    call(`session.${name}`);
    double.session.set(name, value);
  };
}

/** As sealed by this double, and readable as such in a file. */
const seal = 'sealed:';

const orThrow = <T>(value: T | Error): T => {
  if (value instanceof Error) throw value;
  return value;
};

export const app = new AppDouble();
export const ipcMain = new EventEmitter();
/** The preload's side; `sent` is emitted for whatever goes to main. */
export const ipcRenderer = Object.assign(new EventEmitter(), {
  send: (channel: string, ...args: unknown[]): void => void ipcRenderer.emit('sent', channel, ...args),
});
export const session = { defaultSession: new SessionDouble() };
export const BrowserWindow = WindowDouble;
export const MessageChannelMain = ChannelDouble;
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]): void => {
    call('protocol.registerSchemesAsPrivileged');
    double.privileged.push(...schemes);
  },
  handle: (scheme: string, handler: Handler): void => {
    call('protocol.handle');
    double.schemes.set(scheme, handler as (request: Request) => Response);
  },
};
export const shell = {
  openExternal: async (url: string): Promise<void> => void double.openedOutside.push(url),
};
export const dialog = {
  showMessageBox: async (...args: readonly unknown[]): Promise<{ response: number }> => {
    double.dialogs.push(args.at(-1) as Readonly<Record<string, unknown>>);
    return { response: double.answers.shift() ?? 0 };
  },
  showErrorBox: (title: string, message: string): void => void double.errors.push(`${title}: ${message}`),
};
export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (menu: unknown): void => {
    double.menu = menu;
  },
};
export const nativeTheme = { shouldUseDarkColors: false };
export const screen = {
  getAllDisplays: (): readonly unknown[] => double.workAreas.map(workArea => ({ workArea })),
};
export const safeStorage = {
  getSelectedStorageBackend: (): string => orThrow(double.backend),
  isEncryptionAvailable: (): boolean => orThrow(double.isEncryptionAvailable),
  encryptString: (text: string): Buffer => Buffer.from(seal + Array.from(text).toReversed().join('')),
  decryptString: (bytes: Buffer): string => {
    const text = bytes.toString();
    if (double.isDecryptionBroken || !text.startsWith(seal)) throw new Error('decryption failed');
    return Array.from(text.slice(seal.length)).toReversed().join('');
  },
};

// electron-store asks for the whole module at once.
export default { app, ipcMain, shell };
