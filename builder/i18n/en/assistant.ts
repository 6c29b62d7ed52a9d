/** The assistant's words on the case page. */
export const assistant = {
  draft: 'Draft a reply',
  draftFrom: 'Draft from my words',
  drafted: 'A draft by the assistant. Read it before you send it.',
  undo: 'Undo',
  summary: 'Summary',
  summarize: 'Summarise',
  again: 'Again',
  summaryHelp: 'The case in a few sentences.',
  made: 'Written by the assistant; it may be wrong.',
};
