// The page that shows the pictures, view by view.

import { scenes } from './scenes.ts';
import type { Look } from './take.ts';

export interface Picture {
  readonly file: string;
  readonly scene: string;
  readonly look: Look;
}

const languages = { en: 'English', zh: '简体中文' } as const;

const called = ({ width, theme, language }: Look): string => `${width}, ${theme}, ${languages[language]}`;

export function indexOf(pictures: readonly Picture[], day = new Date().toISOString().slice(0, 10)): string {
  const views = scenes.flatMap(({ name, says }) => {
    const own = pictures.filter(({ scene }) => scene === name);
    const [first, ...others] = own;
    if (!first) return [];
    return [
      `## ${says}`,
      '',
      `![${says}: ${called(first.look)}](pictures/${first.file})`,
      '',
      others.map(({ file, look }) => `[${called(look)}](pictures/${file})`).join(' · '),
      '',
    ];
  });
  return [
    '# What it looks like',
    '',
    `Taken on ${day} by \`npm run build && npm run screens\` from the built app in Chromium, on an empty profile.`,
    'Everything shown is **simulated**: practice models, which need no key and no network, and whose dollars are play',
    'money. A picture is named after its view, the width of the window, the theme and the language.',
    '',
    ...views,
  ].join('\n');
}
