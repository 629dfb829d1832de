#!/usr/bin/env node
// The terminal's doorstep. Node keeps what it has compiled, TypeScript included, so that the second start
// costs a third of the first; everything else is cli.ts.

import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./cli.ts');
