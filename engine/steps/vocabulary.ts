import { words } from './fields.ts';

/** Values of records in people's words, for the settings that offer them. */
export const caseTypes = {
  question: words('Question', '質問'),
  problem: words('Problem', '不具合'),
  request: words('Request', '要望'),
  complaint: words('Complaint', '苦情'),
  feedback: words('Feedback', 'ご意見'),
  opportunity: words('Opportunity', '商談'),
};

export const priorities = {
  low: words('Low', '低'),
  normal: words('Normal', '通常'),
  high: words('High', '高'),
  critical: words('Critical', '最重要'),
};

export const recordObjects = {
  case: words('Case', 'ケース'),
  contact: words('Contact', '顧客'),
  account: words('Account', '取引先'),
  ticket: words('Ticket', '社内チケット'),
};
export const objectNames = ['case', 'contact', 'account', 'ticket'] as const;
