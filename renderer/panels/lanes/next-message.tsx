// The line in which a conversation goes on: to one column or to all, with the same words.

import { useEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { callsPerContender } from '../../../shared/metrics/estimate.ts';
import { contenderName } from '../../../shared/trial/contender.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { addressNext, sayNext } from '../../store/conversation.ts';

export function NextMessage() {
  const words = wordsFor(useLanguage()).lane;
  const next = useApp(state => state.next);
  const names = useApp(
    useShallow(state =>
      (state.next ?? []).flatMap(id => {
        const lane = state.lanes[id];
        return lane ? [contenderName(lane.contender)] : [];
      }),
    ),
  );
  const calls = useApp(state => callsPerContender({ ...state.choices, repeats: 1 }));
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (next) field.current?.focus();
  }, [next]);
  if (!next) return null;
  const send = (): void => {
    if (text.trim() === '') return;
    void sayNext(text);
    setText('');
  };
  return (
    <form
      className="next-message"
      data-passing=""
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={words.nextMessage}
        placeholder={`${words.nextMessage} ${words.nextTo(names)}`}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.stopPropagation();
            send();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            addressNext(null);
          }
        }}
      />
      <span className="faint">
        {words.nextTo(names)}
        {calls > 1 && ` · ${words.nextCalls(calls * names.length)}`}
      </span>
      <button type="submit" className="link" disabled={text.trim() === ''}>
        {words.send}
      </button>
      <button type="button" className="quiet" onClick={() => addressNext(null)}>
        {words.cancel}
      </button>
    </form>
  );
}
