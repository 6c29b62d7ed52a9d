import type { Text } from '../../../engine/core/text.ts';
import type { Ticket } from '../../../engine/records/cases.ts';

/** What people are told of tickets. */
export const openedWords = ({ number, summary }: Ticket): Text => ({
  en: `New ticket ${number}: ${summary}`,
  ja: `新しい社内チケット ${number} が届きました: ${summary}`,
});
export const closedWords = ({ number, status, resolution }: Ticket): Text =>
  status === 'resolved'
    ? {
        en: `Ticket ${number} was resolved: ${resolution ?? ''}`,
        ja: `社内チケット ${number} が解決されました: ${resolution ?? ''}`,
      }
    : {
        en: `Ticket ${number} was rejected: ${resolution ?? ''}`,
        ja: `社内チケット ${number} が却下されました: ${resolution ?? ''}`,
      };
export const commentWords = ({ number }: Ticket, author: string): Text => ({
  en: `${author} commented on ticket ${number}.`,
  ja: `${author}さんが社内チケット ${number} にコメントしました。`,
});
