// The languages Assay speaks. Which one is used is the person's setting; a report is written in one.

export type Language = 'en' | 'zh';

export const languages: readonly Language[] = ['en', 'zh'];
