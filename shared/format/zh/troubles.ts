// Troubles with the place the sessions are kept in, in Simplified Chinese.

import type { Words } from '../words.ts';

const restore = '可以从备份恢复：运行 assay sessions backups 查看备份。';

export const troubles: Words['troubles'] = {
  moved_aside: ({ detail, count }) =>
    `无法读取保存会话的文件。它已被移到 ${detail}，并新建了一个文件。${count > 0 ? restore : '目前还没有备份。'}`,
  lost: ({ detail, count }) =>
    `${detail} 中原来保存着${count > 0 ? ` ${count} 个` : ''}会话，现在已经不在了。${restore}`,
  other_file: ({ count }) =>
    `保存会话的文件不是上次使用的那个（那里有 ${count} 个会话）。如果这不是您所为：${restore}`,
  newer_schema: () => '这些会话由更新版本的 Assay 写入，在这里只能查看，不能修改；请升级后继续。',
  not_migrated: ({ detail }) =>
    `会话需要转换为新的格式，但 ${detail} 中没有足够空间做备份。目前只能查看，不能修改；请腾出空间后重新启动。`,
  read_only_folder: ({ detail }) => `${detail} 不可写入，会话只能查看。请检查该文件夹的权限。`,
  disk_full: () => '磁盘已满。收到的内容保留在内存中，一有空间就会保存：请腾出空间，并保持 Assay 打开。',
  not_written: ({ detail }) => `会话无法写入（${detail}）。每秒会再试一次；请保持 Assay 打开。`,
  worker_restarted: () => '存储曾经停止，现已重新启动。没有丢失任何内容。',
  file_vanished: ({ detail }) =>
    `保存会话的文件在打开期间被删除或替换。其中的内容已经放回；副本位于 ${detail}。`,
  damaged: ({ count }) => `保存会话的文件已损坏。${count > 0 ? restore : '请导出仍能打开的会话。'}`,
  answer_damaged: ({ count }) => `此会话中有 ${count} 个回答与保存时不一致：磁盘可能出现故障。${restore}`,
  backup_failed: ({ detail }) => `无法备份：${detail}。原有备份已保留。`,
  synced_folder: ({ detail }) =>
    `会话位于会被同步的文件夹（${detail}），这可能损坏数据。请把 ASSAY_HOME 设为不同步的文件夹。`,
  no_full_text: () => '这里的搜索较慢：此 SQLite 未包含全文检索。',
};
