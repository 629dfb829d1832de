// What the practice models say in Chinese. The same facts, in sentences written in that language.

import { pick } from '../random.ts';
import type { Speaker } from './speaker.ts';

export const chinese: Speaker = {
  compare({ larger, smaller, a, b }, voice) {
    if (voice === 'terse') {
      const trap = a.length > b.length ? a : b;
      return {
        thinking: '',
        answer: `**${trap} 更大**，因为小数点后 ${trap.split('.')[1]} 大于 ${(trap === a ? b : a).split('.')[1]}。`,
      };
    }
    const long = padded(larger, smaller);
    const short = padded(smaller, larger);
    return {
      answer:
        voice === 'plain'
          ? `**${larger} 更大。** 补成相同位数，就是 ${long} 和 ${short}。\n\n陷阱在于把小数点后面的数字当成整数来比较。`
          : `**${larger} 更大。**\n\n逐位比较：\n\n1. 先看整数部分。\n2. 再把小数补齐：${long} 和 ${short}。\n3. 从左到右，第一个不同的数位决定大小，后面的数字再大也追不回来。\n\n题目的陷阱：如果当作版本号或章节号，${smaller} 可能排在 ${larger} 之后；作为数量则正好相反。`,
      thinking: `两个小数，${a} 和 ${b}。乍一看，位数多的那个像是更大。等一下，小数点后面是十分位、百分位，不是整数。补齐位数：${long} 和 ${short}。所以 ${larger} 更大。题目也可能被理解成版本号，那时顺序会反过来，回答里应当点明这个陷阱。`,
    };
  },

  letters({ letter, word, count }, voice, random) {
    const shown = voice === 'terse' && random() < 0.6 ? Math.max(1, count - 1) : count;
    const spelled = [...word]
      .map(found => (found.toLowerCase() === letter ? `**${found}**` : found))
      .join(' ');
    return {
      answer:
        voice === 'terse'
          ? `“${word}”里有 **${shown}** 个“${letter}”。`
          : `**${count} 个。**\n\n逐个字母拼出来：${spelled}。数下来，“${letter}”出现了 ${count} 次。`,
      thinking: `不能凭印象回答，先把“${word}”拆开：${[...word].join('、')}。从头数“${letter}”，一共 ${count} 个。再从尾到头数一遍，还是 ${count} 个。`,
    };
  },

  rabbits({ heads, legs, rabbits, chickens }, voice) {
    return {
      answer:
        voice === 'terse'
          ? `兔子 ${rabbits} 只，鸡 ${chickens} 只。`
          : `**兔子 ${rabbits} 只，鸡 ${chickens} 只。**\n\n${voice === 'thorough' ? `假设全部是鸡，应有 2 × ${heads} = ${2 * heads} 条腿，比实际少 ${legs - 2 * heads} 条。每把一只鸡换成兔子，就多两条腿，所以兔子有 ${rabbits} 只，其余 ${chickens} 只是鸡。\n\n` : ''}验算：4 × ${rabbits} + 2 × ${chickens} = ${4 * rabbits + 2 * chickens} 条腿，${rabbits} + ${chickens} = ${heads} 个头。`,
      thinking: `设兔子 r 只，鸡 c 只。r + c = ${heads}，4r + 2c = ${legs}。第二式减去第一式的两倍，得 2r = ${legs - 2 * heads}，r = ${rabbits}，c = ${chickens}。都是非负整数，合理。验算腿数：${4 * rabbits} + ${2 * chickens} = ${legs}，对。`,
    };
  },

  sum({ left, sign, right, result }, voice) {
    return {
      answer:
        voice === 'thorough'
          ? `**${left} ${sign} ${right} = ${result}**\n\n估算一下数量级，结果是合理的。`
          : `${left} ${sign} ${right} = **${result}**`,
      thinking: `计算 ${left} ${sign} ${right}。先估一下数量级，再精确计算，得到 ${result}。数量级对得上，就用这个结果。`,
    };
  },

  code(_topic, voice) {
    return {
      answer: `下面是一个只做一件事的小函数：\n\n\`\`\`typescript\nfunction median(values: readonly number[]): number | undefined {\n  if (values.length === 0) return undefined;\n  const sorted = [...values].sort((a, b) => a - b);\n  const middle = Math.floor(sorted.length / 2);\n  return sorted.length % 2 === 1\n    ? sorted[middle]\n    : (sorted[middle - 1]! + sorted[middle]!) / 2;\n}\n\`\`\`\n\n${voice === 'terse' ? '' : '先复制再排序，不改动传入的数组；没有中位数时返回 `undefined`，而不是编一个数。\n\n'}这是练习模型，无法细读需求，请把它当作占位。`,
      thinking:
        '要写代码。看不到它要放进什么环境，所以只写一个纯函数，名字要说清楚用途。先想边界：空输入、一个元素、相等的元素。等一下，排序会改动调用者的数组，应当先复制。复杂度对日常数据足够了。',
    };
  },

  open({ words }, voice, random) {
    const [first = '这个问题', second = '它的前提', third = '由此得出的结论'] = words;
    const opening = pick(
      [
        `关键在于**${first}**。`,
        `我会先谈**${first}**，其余的放在后面。`,
        `难点大多集中在一处：**${first}**。`,
      ],
      random,
    );
    const steps = [
      `先用一句可以被反驳的话，说清“${first}”在这里指什么。`,
      `再看“${second}”：要让答案改变，哪一点必须不同？`,
      `然后设想，如果最初的判断错了，“${third}”会是什么样子。`,
      '几种解释之间，选容易验证的那一种。',
    ];
    const body =
      voice === 'terse'
        ? `${steps[0]}${steps[1]}`
        : steps
            .slice(0, voice === 'thorough' ? 4 : 3)
            .map((step, index) => `${index + 1}. ${step}`)
            .join('\n');
    return {
      answer: `${opening}\n\n${body}\n\n这段回答是脚本写成的：练习模型的用时和计费与真实模型相仿，但并不了解这个话题。`,
      thinking: `问题的核心是“${first}”。有两种读法，一窄一宽。窄的只需要“${second}”。不过那样的话，就不必提到“${third}”了。所以取宽的读法，并且说明这一点。顺序上，能验证的放前面，看法放后面。篇幅要短，读得完。`,
    };
  },

  troubles: kinds =>
    `这个模型专门制造麻烦。在 @ 后面写出一种：${kinds.map(kind => `\`flaky@${kind}\``).join('、')}。`,

  more: [
    '换个方向再核对一遍。',
    '假设相反的情况成立，上面就有一个数对不上。',
    '计算时要记得带上单位。',
    '这一步没有问题，下一步值得再看一眼。',
    '更小的例子也是同样的结果，可以放心。',
    '等一下，这里用了一个假设。题目给了吗？可以推出来。',
    '两种办法得到同样的结果，不必再比较了。',
    '粗心的读者会在哪里出错？大概是第一步。',
    '再写一遍，写得短一些。',
    '回答应当先给结果，再给理由。',
  ],
  remarks: [
    '想要核对，可以从最后一步倒推，应当回到题目的起点。',
    '最值得怀疑的是第一步，因为后面的一切都建立在它上面。',
    '还有更短的办法，但它会掩盖多数人出错的那一步。',
    '如果题目另有所指，同样的步骤仍然成立，只是数字不同。',
    '如果只需要结果，看第一行就够了；其余是为了便于检查。',
    '在相信一般结论之前，先亲手试一个小一些的例子会有帮助。',
  ],
};

function padded(number: string, beside: string): string {
  const places = Math.max(number.split('.')[1]?.length ?? 0, beside.split('.')[1]?.length ?? 0);
  return Number(number).toFixed(places);
}
