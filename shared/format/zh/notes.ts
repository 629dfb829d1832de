// Notes on a lane, in Chinese: adaptations, quirks and flags.

import type { Words } from '../words.ts';

export const aside: Words['aside'] = text => `（${text}）`;

export const notes: Words['notes'] = {
  thinking_ate_limit: n =>
    n.limit === null
      ? '思考用尽了输出上限，因此没有答案；费用照计。'
      : `思考用尽了 ${n.limit} 个 token 的上限，因此没有答案；费用照计。`,
  empty_answer: () => '模型结束时没有给出答案。',
  capped_bytes: n => `响应超过允许的大小${n.aside}，就此停止。`,
  capped_events: n => `响应的分段多于允许的数目${n.aside}，就此停止。`,
  capped_cost: () => '达到了费用上限。',
  capped_month: () => '这个端点本月的费用上限已到。',
  model_retired: n => `${n.model} 已被其提供方停用${n.aside}：请求多半会被拒绝，请另选模型。`,
  model_retires_soon: n => `${n.model} 将被其提供方停用${n.aside}。`,
  not_sent: () => '这一路没有发送。',
  no_done: () => '答案已经结束，但没有收到这种接口通常会发的结束标记。',
  held_open: () => '答案已经结束，但服务器没有关闭连接，由本软件关闭。',
  closed_badly: n => `答案已经结束，但连接在关闭过程中断开${n.aside}。`,
  system_folded: () => '这个模型不接受系统提示词，因此把它放在了提示词的开头。',
  effort_not_sent: n => `没有发送思考强度${n.aside}：${n.model} 在这里没有这项设置。`,
  sampling_dropped: n => `没有发送温度${n.aside}：${n.model} 不接受温度设置。`,
  limit_not_sent: n => `没有发送输出上限：${n.model} 在这里不接受上限设置。`,
  not_streamed_by_server: () => '请求的是流式输出，但服务器一次性发来了整个答案。',
  think_tag_without_opening: () => '出现了没有开头的思考结束标记，因此把它之前的内容算作思考。',
  usage_twice: () => 'token 用量出现了不止一次，以最后一次为准。',
  usage_invalid: () => '有些 token 用量不可能正确，没有采用。',
  bad_events: n => `数据流中有些片段无法读取，已略过${n.aside}。`,
  gzip_despite_identity: () => '没有要求压缩，服务器却压缩了数据流，因此到达时间不够精细。',
  stored_damaged: () => '这一路的存储内容与保存时不一致，数字可能有误。',
  invalid_utf8: () => '有些字节不是有效的文字，以替换字符代替。',
  overlapped: () => '同时还有另一次试验在运行，可能拖慢了这一次。',
  usage_total_differs: n => `各项 token 用量与上报的总数不符${n.aside}。`,
  reasoning_exceeds_output: () => '上报的推理 token 多于输出 token，其中必有一项有误。',
  reasoning_not_counted: () => '展示了思考，却没有为它计入推理 token。',
  refusal_text: () => '模型以自己的话拒绝回答，这段话列为答案。',
  tool_calls: n => `模型要求调用工具${n.aside}，这里不会执行。`,
  event_loop_delay: n => `试验期间本机过于繁忙${n.aside}，到达时间可能晚了这么多。`,
  effort_not_supported: n => `没有发送思考强度${n.aside}：${n.model} 在这里没有这一档。`,
  effort_coarser: n => `${n.model} 的思考只有开和关，任何强度都等于开。`,
  images_not_sent: n => `没有发送图片：${n.model} 不接受图片。`,
  history_folded: () => '这个服务器不接受之前的对话轮次，因此把它们写成对白放进了提示词。',
  limit_added: n => `这里必须给出输出上限而没有设置，因此发送了通常的上限${n.aside}。`,
  budget_cut: n => `思考预算必须小于输出上限，因此作了削减${n.aside}。`,
  streams_only: n => `${n.model} 只在流式输出时思考：不用流式，请求可能被拒绝。`,
  usage_low_trust: () => '这里的 token 用量是按可见文字算出来的，因此只是下限。',
  warm_up: () => '预热调用：除费用外不计入任何数字。',
  probe: () => '成对调用的另一半（流式与非流式）：只计入拟合与费用。',
  cache_prefix: () => '这个提示词前加了一行独有的文字，使缓存无法代替作答。',
  cold_start: n => `模型是在这次调用中才载入的${n.aside}，因此它的时间不可比较。`,
  prompt_blocked: n => `提示词在模型看到之前就被拦下了${n.aside}。`,
  thinking_redacted: () => '有一部分思考是加密的，无法显示。',
  finish_inferred: n => `服务器没有说明结束的原因；输出上限${n.aside}已经用尽，因此以此为原因。`,
  served_other_model: n => `请求的是 ${n.model}，实际提供的是另一个模型${n.aside}。`,
};
