// 简体中文的示例提示词。每一题都有可以核对的答案。

import type { SamplePrompt } from './sample.ts';

export const chineseSamples: readonly SamplePrompt[] = [
  {
    id: 'decimals',
    kind: 'arithmetic',
    title: '9.11 和 9.9 哪个大',
    user: '9.11 和 9.9 哪个更大？先回答，再用一句话说明为什么可以确定，并指出题目里的陷阱。',
  },
  {
    id: 'cage',
    kind: 'arithmetic',
    title: '鸡兔同笼',
    user: '今有雉兔同笼，上有 {{头}} 头，下有 {{足}} 足，问雉兔各几何？列出两个方程，并验算。',
    variables: { 头: '35', 足: '94' },
  },
  {
    id: 'bat',
    kind: 'arithmetic',
    title: '球拍和球',
    user: '一副球拍和一个球一共 1.10 元，球拍比球贵 1 元。球多少钱？再说明为什么多数人会答错。',
  },
  {
    id: 'product',
    kind: 'arithmetic',
    title: '一个长乘法',
    user: '不用计算器算出 48271 × 9634。写出每一步的部分积，最后用模 9 验算。',
  },
  {
    id: 'hats',
    kind: 'logic',
    title: '三顶帽子',
    user: '三位逻辑学家排成一列，各戴一顶红帽或蓝帽，只能看到前面的人的帽子。他们知道至少有一顶红帽。最后面的人说：“我不知道自己帽子的颜色。”中间的人也这样说。最前面的人知道什么？为什么？',
  },
  {
    id: 'siblings',
    kind: 'logic',
    title: '有几个姐妹',
    user: '小爱有 {{兄弟}} 个兄弟和 {{姐妹}} 个姐妹。她的每个兄弟有几个姐妹？用两句话说明。',
    variables: { 兄弟: '4', 姐妹: '1' },
  },
  {
    id: 'river',
    kind: 'logic',
    title: '没有难题的过河题',
    user: '一位农夫带着一只羊来到河边，船能载农夫和一只动物。农夫怎样把羊带过河？题目多简单，就答得多简短。',
  },
  {
    id: 'islanders',
    kind: 'logic',
    title: '骑士与无赖',
    user: '岛上的骑士只说真话，无赖只说假话。甲说：“乙是无赖。”乙说：“甲和丙是同一类人。”丙是什么人？请把每种情况都讨论到。',
  },
  {
    id: 'bug',
    kind: 'code',
    title: '找出错误',
    system: '你是代码审查者，回答简短、准确。',
    user: '下面的二分查找有时不会结束。找出错误，给出能触发它的输入，并用最小的改动修好。\n\n```ts\nfunction find(a: number[], x: number): number {\n  let low = 0;\n  let high = a.length - 1;\n  while (low < high) {\n    const middle = Math.floor((low + high) / 2);\n    if (a[middle]! <= x) low = middle;\n    else high = middle - 1;\n  }\n  return a[low] === x ? low : -1;\n}\n```',
  },
  {
    id: 'intervals',
    kind: 'code',
    title: '合并区间',
    user: '用 {{语言}} 写一个函数，合并重叠的区间，区间写作 [from, to)。只是相接的区间不合并。再列出测试应有的各种情况。',
    variables: { 语言: 'TypeScript' },
  },
  {
    id: 'output',
    kind: 'code',
    title: '会输出什么',
    user: '不要运行，准确说出下面的代码会输出什么，并说明原因：\n\n```js\nfor (var i = 0; i < 3; i += 1) setTimeout(() => console.log(i));\nfor (let j = 0; j < 3; j += 1) setTimeout(() => console.log(j));\n```',
  },
  {
    id: 'letters',
    kind: 'language',
    title: '数一数字',
    user: '“{{字}}”在“{{句子}}”里出现了几次？先逐字写出，再数。',
    variables: { 字: '的', 句子: '我的家乡的河边的那棵树的影子' },
  },
  {
    id: 'garden',
    kind: 'language',
    title: '咬死了猎人的狗',
    user: '“咬死了猎人的狗”有几种读法？分别说明谁死了，并各改写成一句不会误解的话。',
  },
  {
    id: 'negation',
    kind: 'language',
    title: '谁也打不过谁',
    user: '“中国队大胜美国队”和“中国队大败美国队”，各是谁赢了？再解释“谁都打不过”为什么有两个相反的意思。',
  },
];
