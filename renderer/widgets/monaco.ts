// Monaco, loaded once and only when an editor is first wanted. Plain text only: no hovers, no
// links, nothing of what models say is ever interpreted here.

import type { Language } from '../../shared/format/language.ts';

export type Monaco = typeof import('monaco-editor/editor');

let loading: Promise<Monaco> | undefined;

export const loadMonaco = (language: Language): Promise<Monaco> => (loading ??= load(language));

async function load(language: Language): Promise<Monaco> {
  // The editor reads its language once, when it is loaded.
  if (language === 'zh') await import('monaco-editor/nls/lang/zh-cn');
  const { default: EditorWorker } = await import('monaco-editor/editor/editor.worker?worker');
  Object.assign(globalThis, {
    MonacoEnvironment: { getWorker: (_id: string, label: string) => new EditorWorker({ name: label }) },
  });
  const monaco = await import('monaco-editor/editor');
  await Promise.all([
    import('monaco-editor/features/find/register'),
    import('monaco-editor/features/clipboard/register'),
    import('monaco-editor/features/contextmenu/register'),
    import('monaco-editor/features/documentSymbols/register'),
    import('monaco-editor/features/wordOperations/register'),
    import('monaco-editor/features/linesOperations/register'),
    import('monaco-editor/features/unicodeHighlighter/register'),
    import('monaco-editor/features/codicon/register'),
    import('monaco-editor/features/diffEditor/register'),
  ]);
  monaco.languages.register({ id: 'assay-prompt' });
  monaco.languages.setMonarchTokensProvider('assay-prompt', {
    tokenizer: { root: [[/\{\{\s*[\p{L}\p{N}_-]+\s*\}\}/u, 'variable']] },
  });
  defineTheme(monaco, 'assay-light', 'vs', { ink: '1c1d1f', sheet: 'ffffff', accent: '0b6e69' });
  defineTheme(monaco, 'assay-dark', 'vs-dark', { ink: 'e9e7e2', sheet: '1a1b1e', accent: '5cc0b6' });
  return monaco;
}

function defineTheme(
  monaco: Monaco,
  name: string,
  base: 'vs' | 'vs-dark',
  colours: { readonly ink: string; readonly sheet: string; readonly accent: string },
): void {
  monaco.editor.defineTheme(name, {
    base,
    inherit: true,
    rules: [
      { token: '', foreground: colours.ink },
      { token: 'variable', foreground: colours.accent },
    ],
    colors: {
      'editor.background': `#${colours.sheet}`,
      'editor.foreground': `#${colours.ink}`,
      'editorCursor.foreground': `#${colours.accent}`,
    },
  });
}
