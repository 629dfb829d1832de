// The dialects an endpoint may speak and the flavours of Chat Completions, by their ids, in the order
// in which a person chooses: the plain ones first.

export const dialectNames = [
  'openai-chat',
  'openai-responses',
  'anthropic-messages',
  'gemini',
  'bedrock-converse',
  'ollama',
  'lmstudio',
] as const;

export const chatFlavours = [
  'llamacpp',
  'vllm',
  'sglang',
  'openai',
  'azure',
  'openrouter',
  'deepseek',
  'xai',
  'mistral',
  'qwen',
  'glm',
  'kimi',
  'minimax',
  'groq',
  'cerebras',
  'together',
  'fireworks',
  'reseller',
] as const;

/** Every way an endpoint may speak, as it is written: `openai-chat`, `openai-chat+groq`. */
export const writtenDialects: readonly string[] = [
  'openai-chat',
  ...chatFlavours.map(flavour => `openai-chat+${flavour}`),
  ...dialectNames.slice(1),
  'openai-responses+azure',
  'openai-responses+xai',
];

export const writtenDialect = (dialect: string, flavour: string | null): string =>
  flavour === null ? dialect : `${dialect}+${flavour}`;

export function readDialect(written: string): { readonly dialect: string; readonly flavour: string | null } {
  const [dialect = '', flavour] = written.split('+', 2);
  return { dialect, flavour: flavour ?? null };
}
