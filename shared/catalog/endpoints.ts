// Where models are reached without the person adding anything. Data only: what a dialect or a
// flavour does with it is not known here. Keys are looked for in the variables, in their order;
// an endpoint without variables needs none.
//
// Local servers stand at the ports they take by default.

export interface KnownEndpoint {
  readonly name: string;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
  readonly keyVariables: readonly string[];
  readonly simulated: boolean;
}

const known = (
  name: string,
  dialect: string,
  flavour: string | null,
  baseUrl: string,
  ...keyVariables: readonly string[]
): KnownEndpoint => ({ name, dialect, flavour, baseUrl, keyVariables, simulated: false });

const chat = (
  name: string,
  flavour: string | null,
  baseUrl: string,
  ...keyVariables: readonly string[]
): KnownEndpoint => known(name, 'openai-chat', flavour, baseUrl, ...keyVariables);

export const knownEndpoints: readonly KnownEndpoint[] = [
  {
    name: 'practice',
    dialect: 'openai-chat',
    flavour: null,
    baseUrl: 'practice:',
    keyVariables: [],
    simulated: true,
  },
  chat('openai', 'openai', 'https://api.openai.com/v1', 'OPENAI_API_KEY'),
  known('openai-responses', 'openai-responses', 'openai', 'https://api.openai.com/v1', 'OPENAI_API_KEY'),
  known('anthropic', 'anthropic-messages', null, 'https://api.anthropic.com', 'ANTHROPIC_API_KEY'),
  known(
    'google',
    'gemini',
    null,
    'https://generativelanguage.googleapis.com',
    'GEMINI_API_KEY',
    'GOOGLE_API_KEY',
  ),
  known(
    'bedrock',
    'bedrock-converse',
    null,
    'https://bedrock-runtime.us-east-1.amazonaws.com',
    'AWS_BEARER_TOKEN_BEDROCK',
  ),
  chat('deepseek', 'deepseek', 'https://api.deepseek.com', 'DEEPSEEK_API_KEY'),
  known('xai', 'openai-responses', 'xai', 'https://api.x.ai/v1', 'XAI_API_KEY'),
  chat('mistral', 'mistral', 'https://api.mistral.ai/v1', 'MISTRAL_API_KEY'),
  chat('groq', 'groq', 'https://api.groq.com/openai/v1', 'GROQ_API_KEY'),
  chat('cerebras', 'cerebras', 'https://api.cerebras.ai/v1', 'CEREBRAS_API_KEY'),
  chat('together', 'together', 'https://api.together.xyz/v1', 'TOGETHER_API_KEY', 'TOGETHER_AI_API_KEY'),
  chat('fireworks', 'fireworks', 'https://api.fireworks.ai/inference/v1', 'FIREWORKS_API_KEY'),
  chat('openrouter', 'openrouter', 'https://openrouter.ai/api/v1', 'OPENROUTER_API_KEY'),
  chat('moonshot', 'kimi', 'https://api.moonshot.ai/v1', 'MOONSHOT_API_KEY'),
  chat('qwen', 'qwen', 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1', 'DASHSCOPE_API_KEY'),
  chat('zhipu', 'glm', 'https://open.bigmodel.cn/api/paas/v4', 'ZHIPUAI_API_KEY', 'ZHIPU_API_KEY'),
  chat('zai', 'glm', 'https://api.z.ai/api/paas/v4', 'ZAI_API_KEY'),
  chat('minimax', 'minimax', 'https://api.minimax.io/v1', 'MINIMAX_API_KEY'),
  known('ollama', 'ollama', null, 'http://127.0.0.1:11434'),
  known('lmstudio', 'lmstudio', null, 'http://127.0.0.1:1234'),
  chat('llamacpp', 'llamacpp', 'http://127.0.0.1:8080/v1'),
  chat('vllm', 'vllm', 'http://127.0.0.1:8000/v1'),
  chat('sglang', 'sglang', 'http://127.0.0.1:30000/v1'),
];
