// 简体中文：会话列表，以及对整个会话的操作。

import type { RailWords } from '../en/rail.ts';

export const rail: RailWords = {
  menuOf: title => `${title} 的更多操作`,
  rename: '重命名',
  titleOf: '新标题',
  tags: '标签',
  allTags: '全部标签',
  filter: '只显示',
  addTag: '添加标签',
  removeTag: tag => `移除标签 ${tag}`,
  notes: '笔记',
  notesOf: '会话笔记',
  notesHint: '这个会话是关于什么的，发现了什么',
  imported: title => `已导入：${title}`,
  notSession: name => `${name} 不是会话文件（*.assay.json）。`,
  continueAll: '全部继续',
  again: name => `再次：${name}`,
  turn: n => `第 ${n} 轮`,
  older: '显示更早的会话',
  found: n => `找到 ${n} 个会话。`,
  width: '会话列表的宽度',
  columnWidth: name => `${name} 的列宽`,
  show: '显示会话列表',
  hide: '隐藏会话列表',
};
