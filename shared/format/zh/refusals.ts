// Refusals in Simplified Chinese, by their English sentences: `contract/refusal.ts` tells how they
// come here. What stands in {braces} is a fact, and stays.

export const refusals: Readonly<Record<string, string>> = {
  // Trials and sessions
  'No dialect is called "{name}".': '没有名为“{name}”的方言。',
  'The lineup has no contender.': '阵容中还没有参试模型。',
  'The prompt is empty.': '提示词是空的。',
  'There is no session "{id}".': '没有会话“{id}”。',

  // Endpoints
  'No endpoint is called "{name}". There are: {names}.': '没有名为“{name}”的端点。现有：{names}。',
  '"{name}" came with an import and points to {address}. Nothing is sent there until you allow it.':
    '“{name}”来自导入的文件，指向 {address}。在您允许之前不会向那里发送任何内容。',
  '"{text}" can\'t be a base URL: {why}.': '“{text}”不能作为基础 URL：{why}。',
  '"{text}" would send the prompt and the key unencrypted to {host}. Use https, or allow it expressly.':
    '“{text}”会把提示词和密钥不加密地发送到 {host}。请使用 https，或明确允许。',
  'The address of "{name}" is not yours to change.': '“{name}”的地址不能由您更改。',
  '"{name}" is the name of a known endpoint.': '“{name}”是内置端点的名称。',
  '"{name}" lives for this run only.': '“{name}”只在本次运行中存在。',
  '"{name}" is not an endpoint of your own.': '“{name}”不是您自己的端点。',
  '"{name}" takes no key.': '“{name}”不需要密钥。',
  'This is no key: it holds spaces or characters that keys never hold.':
    '这不是密钥：其中含有空格或密钥中不会出现的字符。',
  'An organisation or project is an id without spaces.': '组织或项目应是不含空格的标识。',
  'The header "{name}" can\'t be added: {why}.': '无法添加标头“{name}”：{why}。',
  'The models of "{name}" are simulated, and so are their prices.': '“{name}”的模型是模拟的，价格也是。',
  '"{name}" keeps no list of models that can be asked for.': '“{name}”没有可查询的模型列表。',
  'No model of "{name}" is known. Name one, or have its list fetched first.':
    '不知道“{name}”有哪些模型。请指定一个，或先获取其列表。',
  'The file holds a private key. Only certificates are needed.': '该文件含有私钥。只需要证书。',
  'The file holds no certificate in PEM form.': '该文件不含 PEM 格式的证书。',
  'One of the certificates in the file cannot be read.': '文件中有一个证书无法读取。',
  "This can't be a proxy: {why}.": '这不能作为代理：{why}。',
  'The cap of ${cap} a month for "{name}" is used up in {month}. Raise it, or wait for the next month.':
    '“{name}”每月 ${cap} 的上限在 {month} 已用完。请提高上限，或等到下个月。',

  // Why an address, a header or a proxy will not do
  'this is not a web address': '这不是网址',
  'it is not a web address': '这不是网址',
  'only http and https are spoken': '只支持 http 和 https',
  'a web address must not hold a password': '网址中不能含有密码',
  'link-local and metadata addresses are not reached': '不访问链路本地地址和云元数据地址',
  'it holds a space, a control character or a backslash': '含有空格、控制字符或反斜杠',
  'it holds a query or a fragment': '含有查询参数或片段',
  'it holds a password, which would lie open in the settings': '含有密码，会明文存放在设置中',
  'it holds more than a host and a port': '除主机和端口外还有其他内容',
  'this is no header name': '这不是标头名称',
  'it would hold a secret; a key is set with the key': '它会存放机密；密钥请在密钥处设置',
  'the transport sets it': '该标头由传输层设置',
  'its value holds more than plain text': '其值不是纯文本',
  'its value looks like a key': '其值看起来像密钥',

  // What is kept
  'The disk is full, so nothing can be saved. Free some space and try again.':
    '磁盘已满，无法保存。请释放空间后重试。',
  'The sessions can only be read here, not changed.': '这里的会话只能读取，不能更改。',
  'Another Assay is writing. Try again in a moment.': '另一个 Assay 正在写入。请稍后重试。',
  'The file the sessions are kept in is damaged. A backup can be restored.':
    '保存会话的文件已损坏。可以恢复备份。',
  'The file the sessions are kept in can not be written.': '无法写入保存会话的文件。',
  'No backup was made: the sessions were being written all the while. Try again in a moment.':
    '未能备份：会话一直在写入。请稍后重试。',
  'There is no such backup.': '没有这个备份。',

  // Session files
  'The file is larger than 256 MB.': '文件大于 256 MB。',
  'This is not an Assay session file.': '这不是 Assay 会话文件。',
  'The file has version {version}; this Assay is older than it.':
    '该文件的版本是 {version}，比此 Assay 更新。',
  'The session file is damaged at {where}: {why}': '会话文件在 {where} 处损坏：{why}',
  'The file is no JSON.': '该文件不是 JSON。',
  'The file is nested too deeply.': '该文件嵌套过深。',
  'The file holds the name "{name}".': '该文件含有名称“{name}”。',
  'A tape in this file can not be read.': '该文件中有一盘磁带无法读取。',
  'A tape in this file holds something that is no record.': '该文件中有一盘磁带含有不是记录的内容。',
};
