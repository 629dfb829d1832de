// How a figure is known, and why one is not, in Chinese.

import type { Words } from '../words.ts';

export const origins: Words['origins'] = {
  measured: { word: '实测', mark: '', sentence: '由本机时钟在套接字处测得。' },
  reported: { word: '上报', mark: '', sentence: '由服务商上报。' },
  counted: { word: '计数', mark: '', sentence: '由本软件精确计数。' },
  derived: { word: '推算', mark: '', sentence: '由实测、上报或计数的数值算得。' },
  fitted: { word: '拟合', mark: '拟合', sentence: '由多次调用拟合出的直线读得。' },
  estimated: { word: '估计', mark: '≈', sentence: '估计值：有一项无从得知，以近似值代替。' },
};

const dash = '–';

export const absences: Words['absences'] = {
  still_running: { word: '尚未', sentence: '这一路还在进行，稍后可能会有。' },
  not_disclosed: { word: '未公开', sentence: '服务商没有公开这一项。' },
  invalid_report: { word: dash, sentence: '服务商给出的数目不可能正确，因此不采用。' },
  usage_missing: { word: '无用量', sentence: '回答没有附带词元用量。' },
  interrupted: { word: dash, sentence: '还没等到词元用量，这一路就结束了。' },
  not_streamed: { word: dash, sentence: '回答是一次性到达的，内部没有时间可测。' },
  no_response: { word: dash, sentence: '没有收到任何响应。' },
  no_text: { word: '无', sentence: '思考和回答都没有出现。' },
  no_answer: { word: '无', sentence: '没有回答。' },
  no_thinking: { word: '无', sentence: '既没有展示思考，也没有为思考计费。' },
  hidden_thinking: { word: '隐藏', sentence: '思考计了费，但从未发送，无法直接计时。' },
  summary_only: { word: dash, sentence: '只看到思考的摘要，无从判断思考的长短和快慢。' },
  not_complete: { word: dash, sentence: '只有完整结束的一路才计入这一项。' },
  cut_by_limit: { word: dash, sentence: '回答被输出上限截断，此时的速度反映的是上限而不是模型。' },
  retried: { word: dash, sentence: '此前有一次尝试失败，时间不可比。' },
  fewer_than_two_events: { word: dash, sentence: '文字只到达了一次，至少两次才能算出速度。' },
  trim_left_no_window: { word: dash, sentence: '去掉末尾的词元之后，已没有可以测速的部分。' },
  zero_span: { word: dash, sentence: '所有文字在同一时刻到达。' },
  too_few_events: { word: dash, sentence: '文字到达的次数太少，得不出这一项。' },
  too_few_runs: { word: dash, sentence: '需要更多次运行才能判断。' },
  no_spread_in_x: { word: dash, sentence: '所有输出一样长，画不出直线。' },
  slope_not_positive: { word: dash, sentence: '输出更长时并没有花更多时间，因此得不出速度。' },
  price_unknown: { word: '价格未知', sentence: '不知道这个模型的价格。未知不等于免费。' },
  cold_start: { word: dash, sentence: '这次调用中加载了模型，因此时间不可比。' },
  not_counted: { word: dash, sentence: '没有可用的分词器，无法计数。' },
  not_observable: { word: dash, sentence: '这种连接或服务器无法得知这一项。' },
};

export const rules: Words['rules'] = {
  tail_trim: n => `末尾 ${n} 个词元不计入。`,
  tail_trim_0: () => '末尾的词元全部计入。',
  tail_trim_1: () => '最后一个词元不计入。',
  upper_bound: () => '这是上限，实际数值可能更低。',
  lower_bound: () => '这是下限，实际数值可能更高。',
  lower_bound_summary: () => '这是下限：计时的对象是摘要。',
  lower_bound_shown_text: () => '下限：只按收到的文字计价。隐藏的思考可能另外产生任意多的费用。',
  short_window: () => '可测的时段很短，请谨慎看待。',
  by_characters: () => '词元按字符数分摊，总和等于计费的数目。',
  hidden_thinking: () => '思考是隐藏的，所以最先看到的就是回答。',
  cache_write_at_input_price: () => '这是下限：不知道写入缓存的价格，按输入价计算。',
  split_by_text: () => '账单没有区分思考和回答，因此按两者的长度拆分。',
  no_thinking_assumed: () => '既没有展示思考，也没有单独为思考计费，因此把全部输出算作回答。',
  not_scaled: () => '用并非该模型自己的分词器计数。',
  by_usage: () => '流中的计费数随每段文本增长，由此得知每段的词元数。',
  by_logprobs: () => '流中列出了每段文本各词元的对数概率，由此得知每段的词元数。',
  by_token_ids: () => '流中给出了每段文本的词元编号，其总数与计费数目相符。',
  by_tokenizer: () => '词元用该模型自己的分词器计数并按比例调整，总和等于计费的数目。',
  by_proxy: () => '词元按另一个模型的分词器的计数分摊，总和等于计费的数目。',
  own_tokenizer: () => '用该模型自己的分词器计数。',
  stand_in_tokenizer: () => '用并非该模型自己的分词器计数，实际数目在一个范围之内。',
  penalised: () => '该次失败，以时限代替。',
  to_first_token: () => '服务器只告知到首个词元的时间，因此只比较这一段。',
  overhead_of_fit: () => '思考之前的等待取自其他调用拟合直线的固定部分。',
  overhead_of_plain_call: () => '思考之前的等待取自同一端点上不思考的模型。',
  thinking_at_output_speed: () => '假定思考与回答的输出速度相同。',
  evenly_shared: () => '多个词元同时到达：到达间隔在它们之间平均分摊，并不是模型自己的节奏。',
  chunked: () => '每次到达好几个词元，每词元用时意义不大。',
};
