// Files that go with the prompt: read here, kept in the prompt, sent by whoever takes them.

import type { Attachment } from '../../shared/trial/session.ts';
import { screenWords, useApp } from './app-store.ts';
import { editSession } from './edit.ts';

const largest = 20 * 1024 * 1024;
const most = 20;
const images = /^image\/(png|jpeg|gif|webp)$/;
/** What is text although its type does not say so. */
const textTypes =
  /^text\/|[/+](json|xml|yaml|toml|javascript|typescript|sql)$|^application\/(x-sh|x-httpd-php|rtf)$/;

/** Adds what can be taken; says in the toast what was left out. */
export async function attach(files: readonly File[]): Promise<void> {
  const words = screenWords().compose;
  const taken: Attachment[] = [];
  const refused: string[] = [];
  for (const file of files) {
    if (file.size > largest) refused.push(words.tooBig(file.name));
    else {
      const attachment = await attachmentOf(file);
      if (attachment) taken.push(attachment);
      else refused.push(words.notTaken(file.name));
    }
  }
  const { session } = useApp.getState();
  if (!session) return;
  const all = [...(session.prompt.attachments ?? []), ...taken];
  if (all.length > most) refused.push(words.tooMany);
  if (taken.length > 0) editSession({ prompt: { ...session.prompt, attachments: all.slice(0, most) } });
  if (refused.length > 0) useApp.setState({ toast: { text: refused.join(' ') } });
}

/** Undefined: neither an image that models take nor a text. */
export async function attachmentOf(file: File): Promise<Attachment | undefined> {
  const { name, type } = file;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (images.test(type)) return { kind: 'image', name, mime: type, base64: base64Of(bytes) };
  if (type !== '' && !textTypes.test(type) && type !== 'application/octet-stream') return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : { kind: 'text', name, mime: type || 'text/plain', text };
  } catch {
    return undefined;
  }
}

/** In pieces: an argument list has an end. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

export function detach(index: number): void {
  const { session } = useApp.getState();
  if (!session) return;
  const { attachments = [], ...prompt } = session.prompt;
  const rest = attachments.toSpliced(index, 1);
  editSession({ prompt: rest.length === 0 ? prompt : { ...prompt, attachments: rest } });
}
