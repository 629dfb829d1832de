// Endpoints, models, keys and money, in Chinese.

import type { EndpointWords } from '../endpoint-words.ts';

const parts = { limit: '上限', remaining: '剩余', reset: '恢复满额' } as const;

export const endpoints: EndpointWords = {
  checks: {
    reach: '可以连通',
    key: '密钥',
    streaming: '流式输出',
    usage: '词元计数',
    reasoning: '思考',
  },
  answers: { yes: '是', no: '否', unknown: '未知' },
  findings: {
    reach: {
      answered: () => '服务器有回应。',
      no_response: a => `没有收到任何回应${a}。`,
      not_found: a => `这个地址上什么也没有${a}。`,
      other_dialect: a => `有回应，但不是这种接口格式${a}。`,
      not_asked: () => '缺少密钥，因此没有发送。',
    },
    key: {
      taken: () => '密钥有效。',
      none_needed: () => '不需要密钥。',
      no_key: () => '需要密钥，但还没有设置。',
      refused: a => `密钥被拒绝${a}。`,
      no_funds: a => `密钥有效，但账户余额或配额已用完${a}。`,
      not_asked: () => '请求没有走到能判断这一点的地步。',
    },
    streaming: {
      streamed: () => '回答以流的形式到达。',
      whole_body: () => '要求了流式输出，但回答是一次发来的。',
      refused: a => `流式输出被拒绝${a}。`,
      no_text: () => '没有收到文字，因此无法判断。',
    },
    usage: {
      reported: a => `回答附有词元计数${a}。`,
      not_reported: () => '回答没有附词元计数，因此费用未知。',
      not_asked: () => '请求没有走到能判断这一点的地步。',
    },
    reasoning: {
      shown: () => '这个模型会显示思考过程。',
      summary: () => '这个模型会显示思考的摘要。',
      counted: a => `思考不显示，但其词元有计数${a}。`,
      none: () => '这个问题没有产生思考费用。',
      not_disclosed: () => '对思考只字未提，因此不知道有没有思考。',
      not_asked: () => '请求没有走到能判断这一点的地步。',
    },
  },
  thinking: {
    none: '不思考',
    hidden: '思考隐藏',
    summary: '显示思考摘要',
    raw: '显示思考过程',
  },
  retirement: {
    retired: day => `提供方已于 ${day} 停用。`,
    soon: day => `提供方将于 ${day} 停用。`,
    later: day => `提供至 ${day}。`,
  },
  successor: model => `提供方建议改用 ${model}。`,
  limits: {
    things: {
      requests: '请求数',
      tokens: '词元数',
      'input-tokens': '输入词元数',
      'output-tokens': '输出词元数',
      'query-cost': '本次请求计入的词元数',
    },
    say: (part, thing, per) => {
      const span = per === null ? '' : per === 'day' ? '每日' : '每分钟';
      return `${span}${thing}，${parts[part]}`;
    },
  },
  serverTimings: {
    serverProcessingMs: '服务器：处理',
    serverQueueMs: '服务器：排队',
    serverPromptMs: '服务器：读取提示词',
    serverCompletionMs: '服务器：生成',
    serverTotalMs: '服务器：总计',
    serverLoadMs: '服务器：加载模型',
    serverTtftMs: '服务器：到首个词元',
    serverTimingHeaderMs: '服务器：前端',
    serverTokensPerSecond: '服务器：词元/秒',
    servedEffort: '实际采用的推理强度',
    servedSpeed: '实际采用的速度档',
  },
  key: {
    present: (last4, place) => `密钥${last4 === '' ? '' : ` ...${last4}`}，来自${place}`,
    missing: '没有密钥',
    notNeeded: '不需要密钥',
    places: {
      keychain: '钥匙串',
      keyring: '系统密钥环',
      memory: '内存，仅限本次运行',
    },
    kept: (endpoint, place) => `${endpoint} 的密钥保存在${place}。`,
    notKept: (endpoint, variable) =>
      `${endpoint} 的密钥没有保存：这台机器没有可用的密钥环，而本软件不会以更弱的方式写入。请改为设置 ${variable}。`,
    removed: endpoint => `${endpoint} 的密钥已删除。`,
    noneKept: endpoint => `没有保存过 ${endpoint} 的密钥。`,
    howTo: (command, variable) => `请输入 ${command}，或设置环境变量 ${variable}。`,
    stillFrom: (endpoint, variable) => `${endpoint} 仍有来自 ${variable} 的密钥。`,
  },
  test: {
    costs: '这会发送一个简短的问题，可能产生少量费用。',
    practice: '这会向一个模拟模型发送一个简短的问题。',
    cost: usd => `这个问题花费 ${usd}。`,
    playCost: usd => `这个问题花费模拟金额 ${usd}。`,
  },
  discovery: {
    none: '这台机器的常用端口上没有模型服务器回应。',
    known: (endpoint, model) => `已可通过 ${endpoint} 连接，例如：assay run "你好" -m ${endpoint}/${model}`,
    add: command => `添加：${command}`,
  },
  disabled: '等待你的同意',
  context: tokens => `上下文 ${tokens} 个词元`,
  price: (input, output, source) => `${input} / ${output}（${source}）`,
  noPrice: '价格未知',
  listed: n => `列出了 ${n} 个模型。`,
  spend: {
    none: month => `${month} 没有花费。`,
    lanes: n => `${n} 次调用`,
    unsure: n => `至少：${n} 次没有账单`,
    unpriced: n => `${n} 次价格未知`,
    cap: usd => `上限 ${usd}`,
    total: month => `${month} 合计`,
    play: '模拟金额，不计入合计',
  },
};
