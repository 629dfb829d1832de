// The words around an answer, in both languages.

import type { Language } from '../../shared/format/language.ts';

const english = {
  answer: 'Answer',
  plain: 'Plain text',
  copy: 'Copy',
  tooLong: 'Answers above 256 KB are shown as plain text.',
  openTitle: (host: string): string => `Open ${host}?`,
  openNote: 'A model wrote this address. It opens outside Assay.',
  open: 'Open',
  cancel: 'Cancel',
};

const chinese: typeof english = {
  answer: '回答',
  plain: '纯文本',
  copy: '复制',
  tooLong: '超过 256 KB 的回答以纯文本显示。',
  openTitle: host => `打开 ${host}？`,
  openNote: '这个地址是模型写的，将在 Assay 之外打开。',
  open: '打开',
  cancel: '取消',
};

const languages: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };

export const answerWords = (language: Language): typeof english => languages[language];
