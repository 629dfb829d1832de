// What is known of a lane beside its figures, in Chinese.

import type { Words } from '../words.ts';

export const laneFacts: Words['laneFacts'] = {
  connection: '连接',
  reused: '沿用已有连接',
  fresh: '新建',
  steps: { dnsMs: 'DNS', connectMs: 'TCP', tlsMs: 'TLS' },
  marks: { writtenMs: '请求写完', headersMs: '响应头', doneMs: '结束信号' },
  effort: '推理强度',
  effortText: ({ asked, applied, seen }) =>
    [
      `要求 ${asked}`,
      applied === null ? '未发送' : `发送为 ${applied}`,
      ...(seen === null ? [] : [`实见 ${seen} 个推理词元`]),
    ].join('，'),
  keptFor: time => `写入缓存（保留 ${time}）的词元`,
  served: {
    model: '实际模型',
    tier: '服务档位',
    upstream: '实际服务方',
    fingerprint: '系统指纹',
    requestId: '请求编号',
  },
};
