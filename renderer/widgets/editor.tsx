// Monaco as a plain text editor with {{variables}} marked. The only file that makes one.

import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../shared/format/language.ts';
import { useResolvedTheme } from '../theme/use-theme.ts';
import { loadMonaco, type Monaco } from './monaco.ts';

interface EditorProps {
  readonly label: string;
  readonly language: Language;
  readonly value: string;
  readonly height: number;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
}

export function Editor({ label, language, value, height, onChange, onSubmit }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<ReturnType<Monaco['editor']['create']> | undefined>(undefined);
  const callbacks = useRef({ onChange, onSubmit });
  useEffect(() => {
    callbacks.current = { onChange, onSubmit };
  });
  const first = useRef(value);
  const theme = useResolvedTheme();
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    let isGone = false;
    void loadMonaco(language).then(monaco => {
      if (isGone || !place.current) return;
      const made = monaco.editor.create(place.current, {
        value: first.current,
        language: 'assay-prompt',
        ariaLabel: label,
        fontFamily: '"JetBrains Mono Variable", monospace',
        fontSize: 13,
        lineHeight: 21,
        minimap: { enabled: false },
        lineNumbers: 'off',
        folding: false,
        glyphMargin: false,
        lineDecorationsWidth: 10,
        renderLineHighlight: 'none',
        overviewRulerLanes: 0,
        wordWrap: 'on',
        links: false,
        quickSuggestions: false,
        suggestOnTriggerCharacters: false,
        wordBasedSuggestions: 'off',
        scrollBeyondLastLine: false,
        automaticLayout: true,
        padding: { top: 9, bottom: 9 },
        tabFocusMode: true,
        unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
        scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
      });
      made.onDidChangeModelContent(() => callbacks.current.onChange(made.getValue()));
      made.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => callbacks.current.onSubmit());
      editor.current = made;
      setReady(true);
      // Whoever waits at its panel wants in, as after another session was opened from within the editor.
      if (document.activeElement === place.current.closest('[role="tabpanel"]')) made.focus();
    });
    return () => {
      isGone = true;
      editor.current?.getModel()?.dispose();
      editor.current?.dispose();
      editor.current = undefined;
    };
  }, [label, language]);

  useEffect(() => {
    if (isReady) void loadMonaco(language).then(monaco => monaco.editor.setTheme(`assay-${theme}`));
  }, [theme, language, isReady]);

  useEffect(() => {
    const made = editor.current;
    if (made && made.getValue() !== value) made.setValue(value);
    first.current = value;
  }, [value, isReady]);

  return (
    <div className="editor" style={{ height }}>
      <div ref={place} className="editor-place" />
      {!isReady && <pre className="waiting">{value}</pre>}
    </div>
  );
}
