import type { RulesetBody } from '../contract/classification.ts';

/** How Kazehana Appliances reads what customers write. The upper rule wins. */
export const demoRulesets: Record<string, RulesetBody> = {
  topic: {
    title: { en: 'Topic', ja: '話題' },
    rules: [
      {
        label: { en: 'Billing', ja: '請求' },
        any: ['二重', '請求', '引き落と', '引落', '課金', '返金', 'charged', 'invoice', 'billing', 'refund'],
        outputs: { topic: 'billing', reason: '請求' },
      },
      {
        label: { en: 'App and sign-in', ja: 'アプリ・ログイン' },
        any: ['ログイン', 'アプリ', 'パスワード', 'log in', 'login', 'sign in', 'password', '502', 'the app'],
        outputs: { topic: 'app', reason: 'アプリ' },
      },
      {
        label: { en: 'Cancellation', ja: '解約' },
        any: ['解約', '退会', 'cancel', 'cancellation'],
        outputs: { topic: 'retention', reason: '解約' },
      },
      {
        label: { en: 'Appliance fault', ja: '製品の故障' },
        any: [
          '充電', '故障', '壊れ', '動かな', '動きません', '電源', '冷えな', '異音', '水漏れ',
          "won't charge", 'won’t charge', 'not charging', "won't turn on", 'won’t turn on',
          'broken', 'faulty', 'stopped working', "doesn't work", 'doesn’t work', 'beeps',
        ], // prettier-ignore
        outputs: { topic: 'hardware', reason: '故障', priority: 'high' },
      },
    ],
  },
  priority: {
    title: { en: 'Priority', ja: '優先度' },
    rules: [
      {
        label: { en: 'Charged twice', ja: '二重請求' },
        any: ['二重', 'charged twice', 'double charge', 'double charged'],
        outputs: { priority: 'high' },
      },
      {
        label: { en: 'Charged … twice', ja: '二重請求 (英文)' },
        all: ['charged', 'twice'],
        outputs: { priority: 'high' },
      },
      {
        label: { en: 'Urgent', ja: '至急' },
        any: ['至急', '緊急', '大至急', 'urgent', 'urgently', 'asap'],
        outputs: { priority: 'high' },
      },
    ],
  },
  danger: {
    title: { en: 'Danger', ja: '危険' },
    rules: [
      {
        label: { en: 'Danger word', ja: '危険語' },
        any: [
          '発火', '発煙', '火災', '火花', '煙', '焦げ', '感電', 'やけど', '火傷', '爆発',
          'fire', 'smoke', 'smoking', 'sparks', 'burning', 'burnt', 'electric shock', 'exploded',
        ], // prettier-ignore
        outputs: { danger: true },
      },
    ],
  },
};
