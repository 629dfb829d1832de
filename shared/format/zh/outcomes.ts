// How a lane went, in Chinese: statuses, phases, endings, kinds of thinking.

import type { Words } from '../words.ts';

export const statuses: Words['statuses'] = {
  complete: { word: '完成', sentence: '回答完整结束。' },
  truncated: { word: '中断', sentence: '回答还没结束，数据流就断了。已收到的内容保留。' },
  failed: { word: '失败', sentence: '没有得到回答，或因出错而中止。' },
  cancelled: { word: '已停止', sentence: '被手动停止，或从未发送。已收到的内容保留。' },
  interrupted: { word: '意外终止', sentence: '运行期间软件退出了。已收到的内容保留。' },
  limit: { word: '达到限额', sentence: '达到了本软件设定的限额。已收到的内容保留。' },
};

export const phases: Words['phases'] = {
  queued: '排队',
  waiting: '等待',
  thinking: '思考',
  answering: '作答',
  tail: '收尾',
  settled: '结束',
};

export const finishes: Words['finishes'] = {
  stop: { word: '正常结束', sentence: '模型自行结束。' },
  length: { word: '达到上限', sentence: '回答被输出上限截断。' },
  tool_calls: { word: '调用工具', sentence: '模型要求调用工具，没有继续作答。' },
  content_filter: { word: '被过滤', sentence: '回答被服务商的内容过滤截断。' },
  refusal: { word: '拒绝回答', sentence: '模型拒绝回答。' },
  error: { word: '出错', sentence: '服务商以错误结束了回答。' },
  other: { word: '其他', sentence: '服务商给出了自己的原因。' },
};

export const reasoning: Words['reasoning'] = {
  raw: { word: '原文', sentence: '模型发送的思考原文。' },
  summary: { word: '摘要', sentence: '思考的摘要，不是思考本身。' },
  hidden: { word: '隐藏', sentence: '模型思考过并计了费，但没有发送任何内容。' },
  none: { word: '无', sentence: '模型没有思考。' },
  unknown: { word: '未公开', sentence: '不知道模型是否思考过。' },
};
