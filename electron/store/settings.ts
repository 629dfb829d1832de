// Settings: small, not secret, kept in one JSON file by electron-store on the desktop and by its
// base, conf, elsewhere. Both hosts of one data folder share the file.

import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Calibration } from '../../shared/calibration.ts';
import { savedLineup } from '../../shared/contract/contract.ts';
import type { Settings } from '../../shared/contract/views.ts';
import { layoutAfter } from './layout.ts';
import { ownFolder } from './own-folder.ts';
import { openOwnCatalogue, type OwnCatalogue } from './own-catalogue.ts';
import { shapedValue } from './shaped-value.ts';
import { readWhenChanged } from './read-when-changed.ts';

/** What conf and electron-store have in common, as far as it is used. */
export interface SettingsStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export interface OwnEndpoint {
  readonly name: string;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
  /** False: it came out of a file, and nothing is sent there yet. */
  readonly enabled?: boolean | undefined;
}

export interface SettingsPort {
  read(): Settings;
  update(patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings;
  endpoints(): readonly OwnEndpoint[];
  /** Replaces one of the same name. */
  addEndpoint(endpoint: OwnEndpoint): void;
  removeEndpoint(name: string): void;
  /** The last one made on this machine; undefined: none was. */
  calibration(): Calibration | undefined;
  keepCalibration(calibration: Calibration): void;
  /** Manners of endpoints, models and prices of the person's own. */
  readonly own: OwnCatalogue;
  readonly warning: string | null;
}

/** Lenient field by field: one bad value costs that value, not the rest. */
const shape = z.object({
  theme: z.enum(['system', 'light', 'dark', 'contrast']).catch('system'),
  language: z.enum(['system', 'en', 'zh']).catch('system'),
  layout: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).catch({}),
  tailTrim: z.number().int().min(0).max(20).catch(3),
  lineups: z.array(savedLineup).catch([]),
});

const own = z.array(
  z.object({
    name: z.string(),
    dialect: z.string(),
    flavour: z.string().nullable(),
    baseUrl: z.string(),
    enabled: z.boolean().optional(),
  }),
);

const pair = z.object({ median: z.number(), p99: z.number() });

const calibrations = z.object({
  at: z.string(),
  app: z.string(),
  rows: z.array(
    z.object({
      lanes: z.number(),
      answers: z.number(),
      pieces: z.number(),
      firstTokenMs: pair,
      arrivalMs: pair.extend({ max: z.number() }),
      speedShare: z.object({ median: z.number(), max: z.number() }),
      lost: z.number(),
      reordered: z.number(),
    }),
  ),
  limits: z.array(
    z.object({ lanes: z.number(), medianMs: z.number().nullable(), p99Ms: z.number().nullable() }),
  ),
  worse: z.array(z.string()),
});

export function openSettings(store: SettingsStore, warning: string | null = null): SettingsPort {
  const read = shapedValue(store, 'settings', value => shape.parse(value ?? {}));
  const endpoints = shapedValue(store, 'endpoints', value => own.catch([]).parse(value ?? []));
  return {
    warning,
    own: openOwnCatalogue(store),
    read,
    update(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const { layout } = read();
      const next = shape.parse({ ...read(), ...given, layout: layoutAfter(layout, patch.layout) });
      store.set('settings', next);
      return next;
    },
    calibration: () => calibrations.safeParse(store.get('calibration')).data,
    keepCalibration: calibration => store.set('calibration', calibration),
    endpoints,
    addEndpoint(endpoint) {
      store.set('endpoints', [...endpoints().filter(known => known.name !== endpoint.name), endpoint]);
    },
    removeEndpoint(name) {
      store.set(
        'endpoints',
        endpoints().filter(known => known.name !== name),
      );
    },
  };
}

/** conf in the data folder. A file that can't be read is moved aside, never overwritten. */
export async function confSettings(folder: string, now: number): Promise<SettingsPort> {
  const { default: Conf } = await import('conf');
  ownFolder(folder);
  const warning = setAside(join(folder, 'settings.json'), now);
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    projectName: 'assay',
  });
  return openSettings(readWhenChanged(conf), warning);
}

export function setAside(file: string, now: number): string | null {
  if (!existsSync(file)) return null;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return null;
  } catch {
    // Not JSON: falls through to being moved aside.
  }
  const aside = file.replace(/\.json$/, `.corrupt-${now}.json`);
  renameSync(file, aside);
  return `The settings could not be read. They were moved aside as ${aside}.`;
}
