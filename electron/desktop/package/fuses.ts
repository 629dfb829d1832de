// The nine switches burnt into Electron's program when it is packed, each said in full: a fuse that
// a later Electron adds fails the packing until somebody has decided on it.

import { FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses';

export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  /** The program must not serve as a plain Node to whoever starts it with a variable. */
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  /** Also ends NODE_EXTRA_CA_CERTS: a certificate of one's own is a matter of the endpoint. */
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  /** The bundle comes by its own scheme; nothing is loaded from file://. */
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  /** Chromium's own default: a fault in WebAssembly is caught, not a crash. */
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig;
