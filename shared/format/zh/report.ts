// The report in Chinese.

import { chanceOfApart, type ReportWords } from '../report-words.ts';

export const reportWords: ReportWords = {
  comma: '，',
  colon: '：',
  kind: '对比报告',
  someSimulated: names =>
    `${names.join('、')} 是练习模型，它们的回答、时间和费用都由本软件模拟，不代表任何真实模型。`,
  allSimulated: '参与对比的全部是练习模型，回答、时间和费用都由本软件模拟，不代表任何真实模型。',
  counts: (trials, contenders, lanes) => `${trials} 次试验，${contenders} 个参试模型，${lanes} 路请求`,
  prompt: '提示词',
  system: '系统',
  user: '用户',
  variables: '变量',
  attachments: '附件',
  promptRemoved: '本报告未包含提示词。',
  textRemoved: '本报告未包含这段文字。',
  personsNotes: '备注',

  lineup: '阵容',
  columns: {
    contender: '参试模型',
    served: '地址',
    dialect: '接口',
    settings: '设置',
    price: '每百万词元价格',
    lanes: '完成',
  },
  served: model => `实际服务：${model}`,
  streamed: '流式',
  atOnce: '非流式',
  limit: tokens => `输出上限 ${tokens} 个词元`,
  temperature: value => `温度 ${value}`,
  topP: value => `top-p ${value}`,
  ownPrompt: '单独提示',
  turnsBefore: n => `此前 ${n} 轮`,
  price: (input, output) => `输入 ${input}，输出 ${output}`,
  playPrice: '模拟货币',
  priceOf: (source, asOf) => `${source}，${asOf}`,

  trial: (n, of) => (of === 1 ? '试验' : `第 ${n} 次试验，共 ${of} 次`),
  trialFacts: (repeats, seed) => `每个参试模型 ${repeats} 次，随机种子 ${seed}`,
  leftWithin: (lanes, waves, time) => `${waves === 1 ? '' : '每轮 '}${lanes} 路在 ${time}内全部发出`,
  waitedForPlace: lanes => `${lanes} 路等待过空位`,
  compare: '对比',
  compareNote: (repeats, best) =>
    repeats === 1
      ? '每个参试模型只运行了一次，差别可能出于偶然。每列最好的一项以粗体标出。'
      : `计入各路的中位数，${best === 'coloured' ? '小字' : '括号内'}为范围，满 20 路时为第 5 至第 95 百分位。每列最好的一项以粗体标出；范围互不重叠时${best === 'coloured' ? '加以着色' : '再加斜体'}${chanceOfApart[repeats] === undefined ? '' : `（各运行 ${repeats} 次时，两个不相上下的模型每 ${chanceOfApart[repeats]} 回也会有一回如此分开）`}。`,
  empty: (columns, why) => `没有${columns.join('、')}：${why}`,
  ofLanes: (n, of) => `${n} / ${of}`,
  timeline: '时间线',
  timelineNote: '各路按同一比例画出，从各自发出的时刻算起。',
  legend: {
    waiting: '等待',
    thinking: '思考',
    thinkingHidden: '隐藏的思考（上限）',
    answering: '作答',
    tail: '收尾',
    broken: '提前结束',
  },

  lanes: '回答',
  repeat: (n, of) => `第 ${n} 次，共 ${of} 次`,
  thinking: '思考',
  thinkingBilled: tokens => `计费 ${tokens} 个词元`,
  answer: '回答',
  noAnswer: '没有回答。',
  request: '请求',
  requestNote: '与发送时一致，已去除密钥',
  notSent: '没有发送任何内容。',
  attempts: n => `共尝试 ${n} 次，时间以最后一次为准。`,
  allFigures: '全部数值',
  figure: '项目',
  value: '数值',
  known: '来源',
  unknownPrice: '未知，未知不等于免费',
  priced: (price, source) => `${price}（${source}）`,
  bounds: { upper: '上限', lower: '下限' },

  comparisons: '这些运行说明什么',
  fits: '隐藏速度',
  fitColumns: { over: '调用', speed: '每秒词元数', fixed: '固定用时', method: '方法' },
  fitNote: '以每次调用的输出词元数为横轴、总用时为纵轴：斜率就是生成的快慢，从不展示的思考也算在内。',
  withInput: speed => `把读取提示词的时间单独作为一个原因：${speed}。`,
  singleCalls: (speed, n) => `逐次由流式回答之前的等待推算：${n} 次的中位数为 ${speed}。`,
  leastSquares: speed => `最小二乘 ${speed}`,
  moreCalls: n => `再有约 ${n} 次长短相当的调用，速度就能准到一成以内。`,
  pathFigures: ({ thinking, answer, difference, low, high, margin }) =>
    `思考 ${thinking}，作答 ${answer}；每个词元的用时，思考减作答：${difference} %（90 % 区间 ${low} % 至 ${high} %，界限 ±${margin} %）。`,
  mayMislead: causes => `可能造成误判的因素：${causes.join('、')}。`,
  calls: n => `${n} 次调用`,

  methods: '测量方法',
  method: {
    clock: [
      '时钟',
      '时间以毫秒计，取自持有连接的进程中唯一的单调时钟。零点是请求即将交出的那一刻；每次到达都在读取字节时盖上时间戳。界面如何显示不会影响任何数字。',
    ],
    order: seeds => [
      '发送',
      `全部请求先准备好再发送。每一轮中，各参试模型的请求在同一时刻发出，次序由随机种子（${seeds}）打乱。各路实际发出的时间与这一刻的差距，见其发送延迟。`,
    ],
    statistics: [
      '计入范围',
      '只有完整结束的各路计入对比。被输出上限截断、重试过或先要加载模型的回答不计入时间和速度。失败和中断的各路会另行列出，不会悄悄略去。参试模型按相同的提示词和同一次重复成对比较；这里的结果只说明它们在这些提示词上的表现。',
    ],
    ratios:
      '比值：各对的几何平均，每个提示词按其各次重复的平均算一次，只有一个提示词时每次重复算一次；95 % 区间由对数的 Student t 得出，不足六对且各对完全相同时不给区间。每个区间只针对它自己的一对。会话文件中一并给出的 p 来自符号翻转检验，按 Holm 对全部参试模型对作校正：不足六对时无论区间如何都不会低于 0.05（三对时为 0.25）。',
    differences:
      '差值：各对的平均，95 % 区间由自助法得出（以固定种子整体重抽提示词，只有一个提示词时重抽各次重复，共 2,000 次；不足 20 个时用 BCa，不足六个时不给区间）。',
    passes:
      '通过的比例：给出 Wilson 95 % 区间；多个提示词各问过不止一次时，改由整体重抽提示词的自助法得出（2,000 次，种子固定；不足六个提示词时不给区间）。pass@k 为每个提示词的无偏估计，再对提示词取平均。失败的一路算作未通过。',
    passPairs:
      '两个参试模型的通过情况：McNemar 精确检验，按 Holm 对全部参试模型对作校正，并给出成对的 Newcombe 95 % 区间。',
    hiddenSpeed: [
      '隐藏速度',
      '以计费的输出词元数为横轴、总用时为纵轴画直线，每次调用一个点：完整结束，未被截断，未重试，没有加载模型，并且不是流式，或是思考不显示的流式。斜率为 Theil-Sen 估计。95 % 区间为最小二乘直线的 HC3 区间，允许越长越分散（调用较少时，含有真实快慢的次数略低于百分之九十五）；它不含该斜率时改用 Sen 区间。R² 取自最小二乘，在这里不证明什么。思考是否与作答一样快，由同一平面的两个斜率判断（总用时分别对思考词元和回答词元，误差按教科书公式）；有三路以上流式回答时，改以隐藏速度对各路作答的平均快慢，用 Welch 方法。只有差别的 90 % 区间落在事先定下的界限之内（两个单侧检验），才说两者一样快；没有发现差别不等于相同。',
    ],
    speed: trim => [
      '作答速度',
      trim === null
        ? '没有一路可以测得作答速度。'
        : `从回答的第一次到达开始计时，这一次的词元不计入。${trim}`,
    ],
    tokens: [
      '每次到达的词元',
      '先取数据流自己说明的数：随文本增长的计费数、对数概率，或与计费数目相符的词元编号。否则按分词器的计数（优先用该模型自己的分词器）分摊计费的数目，没有分词器时按字符数分摊。总数是准确的；由替代分词器或字符数得出的速度标为估计。',
    ],
    money: ['费用', '计费的词元数乘以标价。思考按输出计费，已包含在费用之内，不再另加。'],
    prices: '每百万词元价格',
    repriced: ({ on, as }) =>
      `这里不是当日的费用：用量按${[
        ...(on === null ? [] : [` ${on} 的价格`]),
        ...(as === null ? [] : [` ${as} 的价格`]),
      ].join('、')}计算。`,
    key: ['密钥', '请求按发送时的样子列出，已去除密钥。'],
  },
  definitions: '定义',
  origins: '数值的来源',
  originsNote: '每个数值旁边的小字说明它的来源。',
  madeBy: (app, date) => `Assay ${app}，${date}`,
  session: '会话',
};
