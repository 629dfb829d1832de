// The figures in Chinese: a label, and one plain sentence of definition.

import type { Words } from '../words.ts';

export const measures: Words['measures'] = {
  ttfbMs: {
    word: '首字节',
    sentence: '从发出请求到收到响应体的第一个字节。这个字节可能只是一行没有内容的注释。',
  },
  ttftMs: { word: '首个词元', sentence: '从发出请求到出现第一个字符，无论属于思考还是回答。' },
  ttfatMs: { word: '开始作答', sentence: '从发出请求到出现回答的第一个字符。' },
  thinkingMs: {
    word: '思考用时',
    sentence:
      '从看到第一段思考到出现回答的第一个字符。若看到的是摘要，这只是摘要出现所花的时间，真正的思考不会比它短。',
  },
  thinkingUpperMs: {
    word: '思考用时上限',
    sentence: '从收到响应头到出现回答的第一个字符。其中包含排队和读取提示词的时间，所以思考最多用了这么久。',
  },
  thinkingEstMs: {
    word: '思考用时（估计）',
    sentence: '计费的推理词元数乘以拟合或假定的速度。这是估计值，不与实际观测混用。',
  },
  answerMs: { word: '作答用时', sentence: '从回答的第一个字符到最后一个字符。' },
  tailMs: { word: '收尾', sentence: '从最后一个字符到响应结束，例如内容审核、统计用量，或连接关闭得慢。' },
  e2eMs: { word: '总用时', sentence: '从发出请求到响应结束。' },
  e2eTextMs: { word: '到最后一个字', sentence: '从发出请求到出现最后一个字符。' },
  outputTokensPerSecond: {
    word: '作答速度',
    sentence:
      '文字开始流出后每秒的词元数。第一次到达只作为起点，不计入；末尾几个词元也不计入，因为有些服务器会压住它们不发。',
  },
  outputTokensPerSecondUntrimmed: {
    word: '作答速度（含末尾）',
    sentence: '同上，但保留末尾的词元。若明显低于前者，说明末尾被压住了。',
  },
  outputTokensPerSecondRobust: {
    word: '作答速度（稳健）',
    sentence: '任意两次到达之间斜率的中位数，几乎不受个别异常到达的影响。',
  },
  reasoningTokensPerSecond: { word: '思考速度', sentence: '每秒的推理词元数，只在思考原文可见时才有。' },
  naiveTokensPerSecond: {
    word: '全程平均速度',
    sentence: '输出词元数除以总用时。等待时间也算在内，所以偏低；仅供与采用这一算法的工具对照。',
  },
  itlMs: { word: '每词元用时', sentence: '第一次到达之后，相邻两个词元之间的平均时间。' },
  chunkGapP50Ms: { word: '间隔中位数', sentence: '相邻两次到达文字之间的时间的中位数。' },
  chunkGapP95Ms: { word: '间隔第 95 百分位', sentence: '每二十次到达间隔中，有十九次比它短。' },
  chunkGapMaxMs: { word: '最长间隔', sentence: '相邻两次到达文字之间最长的时间。' },
  tokensPerChunk: { word: '每次到达的词元数', sentence: '平均每次到达几个词元。' },
  stalls: { word: '停顿次数', sentence: '超过一秒、并且超过间隔中位数十倍的间隔。只作标记，不剔除。' },
  reasoningShare: { word: '推理占比', sentence: '输出词元中用于思考的部分。' },
  inferredReasoningTokens: {
    word: '推断的推理词元',
    sentence: '提供商未统计思考时：计费的词元减去分词器在回答中数出的词元，带误差范围。绝不由摘要推断。',
  },
  hiddenTokensPerSecond: {
    word: '隐藏思考速度（单次）',
    sentence: '推理词元数除以等到回答的时间减去与思考无关的等待。范围对应该等待多半秒与少半秒。',
  },
  standardResponseMs: {
    word: '标准响应时间',
    sentence:
      '等待、思考与 500 个词元的回答之和，后两者按输出速度计：像公开榜单那样由各部分拼成，并非实测时间。',
  },
  serverGapMs: {
    word: '服务器之外',
    sentence: '总用时减去服务器自报的时间：网络、排队、缓冲。仅作核对，不用于修正任何数字。',
  },
  dispatchDelayMs: {
    word: '发送延迟',
    sentence:
      '从一轮各路同时轮到的那一刻，到这一路第一次交给 HTTP 客户端：包括签名、排在前面的各路，以及端点限制并发时等待空位的时间。其他时间都不包含它。',
  },
  inputTokens: { word: '输入词元', sentence: '计费的提示词词元数，包括命中缓存的部分。' },
  cachedInputTokens: { word: '缓存输入词元', sentence: '输入中从缓存读取的部分。' },
  cacheWriteTokens: { word: '写入缓存的词元', sentence: '输入中写入缓存的部分。' },
  outputTokens: { word: '输出词元', sentence: '计费的输出词元数，包括思考。' },
  reasoningTokens: { word: '推理词元', sentence: '输出中按思考计费的部分，无论是否可见。' },
  answerTokens: { word: '回答词元', sentence: '输出中属于回答的部分。' },
  e2ePenalisedMs: {
    word: '总用时（失败按时限）',
    sentence:
      '总用时；失败之处以时限代替：在难题上失败的参试模型不应显得更快。只与总用时并列显示，绝不取代它。',
  },
  usd: { word: '费用', sentence: '计费的词元数乘以当天的标价。不知道缓存价时按原价计算。' },
  usdAtLeast: {
    word: '费用至少',
    sentence: '没有收到账单时：收到的文字由分词器计数，按输出价计算。',
  },
  reasoningUsd: { word: '思考费用', sentence: '费用中用于思考的部分，已包含在费用之内，不再另加。' },
  secondsPerToken: {
    word: '每词元秒数',
    sentence: '以每次调用的输出词元数为横轴、总用时为纵轴，所拟合直线的斜率。',
  },
  tokensPerSecond: {
    word: '隐藏速度',
    sentence: '上述斜率的倒数：生成词元的快慢，从不展示的思考也算在内。',
  },
  overheadMs: { word: '固定用时', sentence: '上述直线的起点：无论输出多短，一次调用都要花的时间。' },
};
