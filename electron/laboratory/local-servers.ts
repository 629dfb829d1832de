// Where servers on this machine stand when nobody moved them. Data only.

import type { DiscoveredServer } from '../../shared/contract/endpoint-views.ts';

export interface LocalServer {
  readonly kind: Exclude<DiscoveredServer['kind'], 'unknown'>;
  readonly port: number;
}

export const localServers: readonly LocalServer[] = [
  { kind: 'ollama', port: 11434 },
  { kind: 'lmstudio', port: 1234 },
  { kind: 'llamacpp', port: 8080 },
  { kind: 'vllm', port: 8000 },
  { kind: 'sglang', port: 30000 },
];
