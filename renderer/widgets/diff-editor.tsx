// Two texts side by side in Monaco, their differences marked by line and by word. Read only, plain
// text: nothing of what models say is interpreted.

import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../shared/format/language.ts';
import { useResolvedTheme } from '../theme/use-theme.ts';
import { loadMonaco, type Monaco } from './monaco.ts';

interface DiffEditorProps {
  readonly label: string;
  readonly language: Language;
  readonly left: Side;
  readonly right: Side;
}

interface Side {
  readonly name: string;
  readonly text: string;
}

type Made = ReturnType<Monaco['editor']['createDiffEditor']>;

/** Monaco stops comparing a task later than it lets go: texts that are gone by then would be an error. */
const letGo = (models: ReturnType<Made['getModel']> | undefined): void => {
  setTimeout(() => {
    models?.original.dispose();
    models?.modified.dispose();
  }, 0);
};

export function DiffEditor({ label, language, left, right }: DiffEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<{ readonly monaco: Monaco; readonly editor: Made }>();
  // Until the sides have been compared: a worker does it, which has to be started first.
  const [isBusy, setBusy] = useState(true);
  const theme = useResolvedTheme();

  useEffect(() => {
    let isGone = false;
    let editor: Made | undefined;
    void loadMonaco(language).then(monaco => {
      if (isGone || !place.current) return;
      editor = monaco.editor.createDiffEditor(place.current, {
        readOnly: true,
        domReadOnly: true,
        originalEditable: false,
        renderSideBySide: true,
        useInlineViewWhenSpaceIsLimited: true,
        renderOverviewRuler: false,
        renderMarginRevertIcon: false,
        renderGutterMenu: false,
        hideUnchangedRegions: { enabled: false },
        ignoreTrimWhitespace: false,
        diffAlgorithm: 'advanced',
        originalAriaLabel: label,
        modifiedAriaLabel: label,
        fontFamily: '"JetBrains Mono Variable", monospace',
        fontSize: 12,
        lineHeight: 19,
        minimap: { enabled: false },
        lineNumbersMinChars: 3,
        folding: false,
        glyphMargin: false,
        wordWrap: 'on',
        diffWordWrap: 'on',
        links: false,
        scrollBeyondLastLine: false,
        automaticLayout: true,
        tabFocusMode: true,
        renderLineHighlight: 'none',
        unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
        scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
      });
      editor.onDidUpdateDiff(() => setBusy(!editor?.getLineChanges()));
      setMade({ monaco, editor });
    });
    return () => {
      isGone = true;
      const models = editor?.getModel();
      editor?.setModel(null);
      editor?.dispose();
      letGo(models);
      setMade(undefined);
    };
  }, [label, language]);

  useEffect(() => {
    if (!made) return;
    const { monaco, editor } = made;
    const before = editor.getModel();
    const model = (text: string) => monaco.editor.createModel(text, 'plaintext');
    editor.setModel({ original: model(left.text), modified: model(right.text) });
    letGo(before);
  }, [made, left.text, right.text]);

  useEffect(() => {
    made?.editor.getOriginalEditor().updateOptions({ ariaLabel: `${label}: ${left.name}` });
    made?.editor.getModifiedEditor().updateOptions({ ariaLabel: `${label}: ${right.name}` });
  }, [made, label, left.name, right.name]);

  useEffect(() => {
    made?.monaco.editor.setTheme(`assay-${theme}`);
  }, [made, theme]);

  return <div ref={place} className="diff-place" role="group" aria-label={label} aria-busy={isBusy} />;
}
