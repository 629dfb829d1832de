// 文字与其用途，中文。文字不等于语言：拉丁字母可以是任何一种。

import type { Words } from '../words.ts';

export const scripts: Words['scripts'] = {
  latin: '拉丁字母',
  han: '汉字',
  kana: '日文',
  hangul: '韩文',
  cyrillic: '西里尔字母',
  arabic: '阿拉伯文',
  hebrew: '希伯来文',
  devanagari: '天城文',
  thai: '泰文',
  greek: '希腊字母',
  other: '其他文字',
};

export const languages: Words['languages'] = {
  prompt: shares => `问题：${shares}`,
  thinking: shares => `思考：${shares}`,
  answer: shares => `回答：${shares}`,
};
