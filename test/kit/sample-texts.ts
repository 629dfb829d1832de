// What the sample contenders say. English and Chinese, plain text and Markdown, worth reading.

export const sampleTexts = {
  plain: `9.9 is larger.

Compare the tenths first: 9.9 has nine tenths and 9.11 has one, so no later digit can make up the difference.

The trap: as version numbers or section headings, 9.11 comes after 9.9, and the longer string looks bigger.`,

  markdown: `**9.9 is larger than 9.11.**

Write both to two places and compare them as they stand:

| number | tenths | hundredths |
|---|---|---|
| 9.90 | 9 | 0 |
| 9.11 | 1 | 1 |

\`\`\`python
>>> 9.9 > 9.11
True
\`\`\`

The trap is to read "11" and "9" as whole numbers.`,

  second: `9.9 is the larger number. Written to two places it is 9.90, and 90 hundredths is more than 11 hundredths. The question invites you to read the digits after the point as whole numbers, where 11 beats 9.`,

  summary: `The user asks about decimals, but 9.11 also reads like a date or a version. I should compare place by place, say it plainly, and point at the version-number reading as the trap.`,

  thinkingZh: `先比较整数部分，都是 9。再比较小数部分：0.11 和 0.9，也就是 0.11 和 0.90。0.90 更大，所以 9.9 更大。题目里的陷阱是把小数点后的数字当成整数来比较，好像 11 大于 9；如果是版本号，9.11 才排在 9.9 之后。`,

  answerZh: `9.9 更大。

把两个数都写成两位小数再比：9.90 和 9.11，90 个百分之一多于 11 个百分之一，所以可以确定。

陷阱在于把小数点后面的“11”和“9”当成整数来读；版本号才是那样比的。`,
} as const;
