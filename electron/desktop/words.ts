// What the desktop says outside the page: menu, dialogs. Small, so it stands here in both languages.

import type { Language } from '../../shared/format/language.ts';

const en = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  reload: 'Reload the window',
  actualSize: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  minimize: 'Minimize',
  close: 'Close',
  quit: 'Quit Assay',
  cancel: 'Cancel',
  openOutside: 'Open in the browser',
  wait: 'Wait',
  hangs: 'The window does not answer.',
  dies: 'The window ended several times in a row.',
  goesOn: 'Running trials go on meanwhile, and nothing of them is lost.',
  noStart: 'Assay could not start',
  weakKeys: (backend: string) => `This system has no place that protects a key (${backend}).`,
  weakKeysDetail:
    'Written to disk, the key could be read by any program of this login. Otherwise it is kept until Assay ends.',
  keepForNow: 'Keep it until Assay ends',
  writeWeak: 'Write it unprotected',
  keysMoved: (from: string, to: string) =>
    `The system's key store changed from ${from} to ${to}. Keys have to be entered again.`,
};

export type DesktopWords = typeof en;

const zh: DesktopWords = {
  file: '文件',
  edit: '编辑',
  view: '查看',
  window: '窗口',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  reload: '重新载入窗口',
  actualSize: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
  fullScreen: '全屏',
  minimize: '最小化',
  close: '关闭',
  quit: '退出 Assay',
  cancel: '取消',
  openOutside: '在浏览器中打开',
  wait: '等待',
  hangs: '窗口没有响应。',
  dies: '窗口接连数次意外结束。',
  goesOn: '正在进行的试验会继续，不会丢失任何内容。',
  noStart: 'Assay 无法启动',
  weakKeys: backend => `本系统没有能保护密钥的地方（${backend}）。`,
  weakKeysDetail: '写入磁盘后，当前登录下的任何程序都能读到它；否则密钥只保留到 Assay 退出。',
  keepForNow: '保留到 Assay 退出',
  writeWeak: '不加保护地写入',
  keysMoved: (from, to) => `系统的密钥库已从 ${from} 变为 ${to}，需要重新输入密钥。`,
};

export const wordsIn = (language: Language): DesktopWords => (language === 'zh' ? zh : en);

/** The person's choice, else the system's language. */
export const languageFor = (chosen: 'system' | Language, locale: string): Language =>
  chosen === 'system' ? (locale.toLowerCase().startsWith('zh') ? 'zh' : 'en') : chosen;
