import type { Text } from '../../engine/core/text.ts';

interface DemoTemplate {
  class: 'service' | 'incident';
  subject: Text;
  text: Text;
}

/** What Kazehana Appliances writes to customers and colleagues. */
export const demoTemplates: Record<string, DemoTemplate> = {
  'vip-complaint': {
    class: 'service',
    subject: { en: 'VIP complaint {{case.number}}', ja: 'VIP顧客の苦情 {{case.number}}' },
    text: {
      en: 'VIP complaint {{case.number}}: {{case.subject}}',
      ja: 'VIP顧客からの苦情です。{{case.number}}: {{case.subject}}',
    },
  },
  'social-ack': {
    class: 'service',
    subject: { en: 'We are looking into it', ja: 'お問い合わせを確認しています' },
    text: {
      en: 'We are sorry for the trouble. One of our team is looking into it and will answer you within the hour. (Ref. {{case.number}})',
      ja: 'ご不便をおかけし申し訳ございません。担当者が確認のうえ、1時間以内にご連絡いたします。(受付番号 {{case.number}})',
    },
  },
  'receipt-ack': {
    class: 'service',
    subject: { en: 'We have received your message', ja: 'お問い合わせを受け付けました' },
    text: {
      en: 'Thank you for writing to Kazehana Appliances.\nWe have received your message "{{case.subject}}" under the number {{case.number}} and will get back to you.',
      ja: '風花家電にお問い合わせいただき、ありがとうございます。\n「{{case.subject}}」を受付番号 {{case.number}} で承りました。担当者よりご連絡いたしますので、しばらくお待ちください。',
    },
  },
  'sla-warning': {
    class: 'service',
    subject: { en: '{{case.number}}: 15 minutes left', ja: '{{case.number}}: 残り15分' },
    text: {
      en: '{{case.number}} has had no answer yet. 15 minutes are left: {{case.subject}}',
      ja: '{{case.number}} はまだ返信されていません。初回応答の期限まで残り15分です: {{case.subject}}',
    },
  },
  'flow-fault': {
    class: 'incident',
    subject: { en: 'A flow needs attention', ja: 'フローの確認が必要です' },
    text: {
      en: 'A flow could not go on at the step "{{error.stepId}}" ({{error.code}}). {{case.number}} is in the general queue.',
      ja: 'フローがステップ「{{error.stepId}}」で続行できませんでした ({{error.code}})。{{case.number}} は総合窓口に送られました。',
    },
  },
};
